using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Conversations;

/// <summary>Somebody uses the desk from another chat than their own with it: opens that one, so that they can be told what becomes of it.</summary>
internal sealed class ReachPerson(ContactStore contacts, ConnectorClient connector)
{
    /// <returns>What is to be written because of it; <see langword="null"/> when Teams has no chat with them.</returns>
    public async ValueTask<Change?> EnsureAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(turn.Home, turn.Person.Id, cancellationToken) is not null)
        {
            return Change.None;
        }

        SendResult opened = await connector.CreatePersonalAsync(turn.Activity.ServiceUrl, turn.Bot, turn.Activity.From.Id, turn.Tenant, cancellationToken);
        return opened is not SendResult.Accepted { ConversationId: { Length: > 0 } chat } ? null : new Contact
        {
            Id = turn.Person.Id,
            Name = turn.Person.Name,
            Conversation = chat,
            ServiceUrl = turn.Activity.ServiceUrl.AbsoluteUri,
            Bot = turn.Bot,
            TimeZone = turn.Activity.LocalTimezone ?? "",
            Language = turn.Texts.Language,
        }.Save();
    }
}
