using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A button of a card, or what a tap on an element does.</summary>
public abstract record CardAction
{
    private protected CardAction(string type, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Type = type;
        Title = CardText.OneLine(title);
    }

    /// <summary>What the button says; plain text, never markdown.</summary>
    public string Title { get; }
    public string? Id { get; init; }
    public ActionStyle Style { get; init; }
    public ActionMode Mode { get; init; }
    public string? Tooltip { get; init; }
    public Uri? IconUrl { get; init => field = CardLink.Checked(value); }
    public bool IsEnabled { get; init; } = true;

    internal string Type { get; }

    /// <summary>What a tap does; unfolding a card needs a button.</summary>
    internal static CardAction? ForTap(CardAction? action) => action is ShowCardAction
        ? throw new ArgumentException("A tap cannot unfold a card.", nameof(action))
        : action;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", Type);
        WriteAppearance(json);
        WriteMembers(json);
        json.WriteEndObject();
    }

    private protected void WriteAppearance(Utf8JsonWriter json)
    {
        json.WriteText("id", Id);
        json.WriteString("title", Title);
        json.WriteChoice("style", Style);
        json.WriteChoice("mode", Mode);
        json.WritePlain("tooltip", Tooltip);
        json.WriteText("iconUrl", IconUrl?.AbsoluteUri);
        json.WriteFlag("isEnabled", IsEnabled, standard: true);
    }

    private protected abstract void WriteMembers(Utf8JsonWriter json);
}
