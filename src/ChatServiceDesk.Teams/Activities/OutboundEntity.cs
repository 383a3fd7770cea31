using System.Net;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A note about what the bot says; today these are mentions.</summary>
public sealed record OutboundEntity
{
    public required string Type { get; init; }

    public OutboundMentioned? Mentioned { get; init; }

    /// <summary>Must occur in the activity's text or card letter by letter, or the channel drops the mention.</summary>
    public string? Text { get; init; }

    /// <param name="id"><c>29:…</c>, an Entra object id or a user principal name; from the directory, never from a message.</param>
    /// <param name="name">As displayed.</param>
    public static OutboundEntity Mention(string id, string name) => new()
    {
        Type = "mention",
        Mentioned = new OutboundMentioned(id, name),
        Text = $"<at>{WebUtility.HtmlEncode(name)}</at>",
    };
}
