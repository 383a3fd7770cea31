using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Notifications;

/// <summary>One message with its address. Plain, it goes to the end of a conversation.</summary>
/// <param name="Tenant">Whose share of the app's rate it takes.</param>
/// <param name="ServiceUrl">The connector that is asked first.</param>
/// <param name="Conversation">A chat, a thread, or for a new thread the channel.</param>
/// <param name="Message">What is said.</param>
internal sealed record Parcel(string Tenant, string ServiceUrl, string Conversation, OutboundActivity Message)
{
    /// <summary>The message that it takes the place of; empty if none.</summary>
    public string Replaces { get; init; } = "";

    /// <summary>The bot's own id, for a message that starts a thread; empty for others.</summary>
    public string StartsThreadAs { get; init; } = "";
}
