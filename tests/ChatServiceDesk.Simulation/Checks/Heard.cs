using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Simulation.Checks;

/// <summary>An activity that the desk was given and could read, as Teams vouches for it, with the answer that it got.</summary>
/// <param name="Tenant">From the conversation, else from the channel's data.</param>
/// <param name="Person">The Entra object id; empty if it names none.</param>
/// <param name="Conversation">With the part that names the thread.</param>
/// <param name="IsPersonal">Whether it came from a chat with one person.</param>
/// <param name="InboxKey">The key under which it has its effect.</param>
/// <param name="Answer">The body of the answer; empty if there was none.</param>
internal sealed record Heard(string Tenant, string Person, string Conversation, bool IsPersonal, string InboxKey, string Answer)
{
    /// <param name="body">What was posted to the desk.</param>
    /// <param name="answer">The body of its answer.</param>
    /// <returns><see langword="null"/> for what is no activity: it can have no effect.</returns>
    public static Heard? Of(ReadOnlySpan<byte> body, string answer) =>
        ActivityReader.Read(body) is ActivityReading.Ok { Activity: var activity } ? Of(activity, answer) : null;

    private static Heard Of(Activity activity, string answer)
    {
        Turn turn = new()
        {
            Activity = activity,
            Tenant = Partitions.Canonical(activity.TenantId ?? ""),
            Person = new Person(new PersonId(activity.From.AadObjectId ?? ""), ""),
            Home = "",
            Shards = 1,
            Now = default,
        };
        return new Heard(turn.Tenant, turn.Person.Id.Value, activity.Conversation.Id, turn.IsPersonal, turn.InboxKey, answer);
    }
}
