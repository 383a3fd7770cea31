using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A button that opens an https address.</summary>
public sealed record OpenUrlAction : CardAction
{
    /// <exception cref="ArgumentException">The address is not absolute https.</exception>
    public OpenUrlAction(string title, Uri url) : base("Action.OpenUrl", title)
    {
        ArgumentNullException.ThrowIfNull(url);
        Url = CardLink.Checked(url)!; // null was refused one line above
    }

    public Uri Url { get; }

    private protected override void WriteMembers(Utf8JsonWriter json) => json.WriteString("url", Url.AbsoluteUri);
}
