using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>One choice or several of a list.</summary>
public sealed record InputChoiceSet : CardInput
{
    public InputChoiceSet(string id, string label, IReadOnlyList<Choice> choices) : base("Input.ChoiceSet", id, label) =>
        Choices = choices;

    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>The value chosen beforehand; several joined by commas.</summary>
    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public ChoiceStyle Style { get; init; }

    /// <summary>The answer is the chosen values joined by commas.</summary>
    public bool IsMultiSelect { get; init; }

    /// <summary>Whether the client looks up the people of the tenant while somebody types; their object ids are the values.
    /// A client that can't offers what stands in <see cref="Choices"/>.</summary>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker</remarks>
    public bool IsPeoplePicker { get; init; }

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        json.WriteStartArray("choices");
        foreach (Choice choice in Choices)
        {
            json.WriteStartObject();
            json.WritePlain("title", choice.Title);
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (IsPeoplePicker)
        {
            json.WriteStartObject("choices.data");
            json.WriteString("type", "Data.Query");
            json.WriteString("dataset", "graph.microsoft.com/users");
            json.WriteEndObject();
        }

        json.WriteText("value", Value);
        json.WritePlain("placeholder", Placeholder);
        json.WriteChoice("style", Style);
        json.WriteFlag("isMultiSelect", IsMultiSelect);
        json.WriteFlag("wrap", true);
    }
}
