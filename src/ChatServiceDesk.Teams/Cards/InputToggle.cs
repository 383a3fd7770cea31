using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A check box; comes back as the text <c>true</c> or <c>false</c>.</summary>
public sealed record InputToggle : CardInput
{
    public InputToggle(string id, string label, string title) : base("Input.Toggle", id, label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>What stands beside the box.</summary>
    public string Title { get; }
    public bool Value { get; init; }

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        json.WritePlain("title", Title);
        if (Value)
            json.WriteString("value", "true");
        json.WriteFlag("wrap", true);
    }
}
