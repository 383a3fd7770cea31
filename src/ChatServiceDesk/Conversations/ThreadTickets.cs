using System.Buffers;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>Whether what is said to the desk in a channel is about a ticket: in the thread of its card, or by its number. Commands never are.</summary>
internal sealed class ThreadTickets(DeskSettings settings, ThreadStore threads)
{
    private static readonly SearchValues<char> AfterNumber = SearchValues.Create(" \t\r\n:,;");

    /// <returns>The ticket's number; nobody has looked yet whether there is one, and who may speak of it.</returns>
    public async ValueTask<long?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        Activity activity = turn.Activity;
        string text = activity.TextWithoutMention;
        if (turn.Verb is not null
            || activity.Conversation.ConversationType != ConversationTypes.Channel
            || activity.Type is not (ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete)
            || IsCommand(text))
        {
            return null;
        }

        return (activity.Conversation.RootMessageId is null ? null : await threads.FindAsync(turn.Tenant, activity.Conversation.Id, cancellationToken)) ?? Named(text)?.Value;
    }

    /// <returns>The number that a text begins with; <see langword="null"/> if it begins with something else.</returns>
    public static TicketNumber? Named(string text) =>
        TicketNumber.TryParse(text.AsSpan().IndexOfAny(AfterNumber) is >= 0 and var end ? text[..end] : text, null, out TicketNumber number) ? number : null;

    /// <summary>The text without the number of the ticket that it is said about anyway.</summary>
    public static string WithoutNumber(string text, TicketNumber number) =>
        Named(text) != number ? text
        : text.AsSpan().IndexOfAny(AfterNumber) is >= 0 and var end && text.AsSpan(end).IndexOfAnyExcept(AfterNumber) is >= 0 and var words ? text[(end + words)..]
        : "";

    /// <summary>"connect" alone or with something that can be connected; "connect the cable" is said to somebody.</summary>
    private bool IsCommand(string text)
    {
        string[] words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var first, ..] && first.ToUpperInvariant() is "CONNECT" or "DISCONNECT"
            && (words.Length == 1 || words[1].Trim('"', '\'') is var named && (settings.FindQueue(named) is not null || named.ToLowerInvariant() is ChannelStore.AllQueues or ChannelStore.Operators));
    }
}
