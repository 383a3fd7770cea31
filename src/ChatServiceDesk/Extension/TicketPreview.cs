using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Extension;

/// <summary>A ticket as it stands in a message: number, title and state. Who puts it there shows it to everybody in that chat, so it says no more.</summary>
internal static class TicketPreview
{
    public static AdaptiveCard Of(TicketLine summary, Texts texts, Uri? link) => new()
    {
        Version = Supported,
        FallbackText = $"{summary.Number}: {summary.Title}",
        Body =
        [
            TextBlock.Markdown($"**{summary.Number}** · {Words.Of(summary.State, texts)}"),
            new TextBlock(summary.Title),
        ],
        Actions = link?.Scheme == Uri.UriSchemeHttps ? [new OpenUrlAction(texts["Extension.OpenTicket"], link)] : [],
    };

    /// <summary>For whoever may not see it, and for numbers that nobody has: the same words for both.</summary>
    public static AdaptiveCard Neutral(string deskName, Texts texts) => new()
    {
        Version = Supported,
        FallbackText = deskName,
        Body = [TextBlock.Markdown($"**{deskName}**"), new TextBlock(texts["Extension.Neutral"]) { IsSubtle = true }],
    };

    /// <summary>Previews of links support no newer cards.</summary>
    private const string Supported = "1.3";
}
