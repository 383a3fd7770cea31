using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Something to fill in. Its answer comes back under its id, always as text.
/// The label is required: without one a screen reader has nothing to say.</summary>
public abstract record CardInput : CardElement
{
    /// <exception cref="ArgumentException">No id, no label, or the id is one of <c>verb</c> and <c>msteams</c>.</exception>
    private protected CardInput(string type, string id, string label) : base(type)
    {
        CardData.ThrowIfReserved(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Id = id;
        Label = label;
    }

    public string Label { get; }
    public bool IsRequired { get; init; }

    /// <summary>Said when the input is required and empty, or out of its range.</summary>
    public string? ErrorMessage { get; init; }

    private protected sealed override void WriteMembers(Utf8JsonWriter json)
    {
        json.WritePlain("label", Label);
        json.WriteFlag("isRequired", IsRequired);
        json.WritePlain("errorMessage", ErrorMessage);
        WriteInput(json);
    }

    private protected abstract void WriteInput(Utf8JsonWriter json);
}
