namespace ChatServiceDesk.Tickets;

/// <content>What requester and agents say to each other.</content>
public sealed partial record Ticket
{
    /// <summary>
    /// Somebody says something about it: the requester to the agents, an agent to the requester. Possible while it is open; agents also while
    /// it is resolved, for the requester then reopens it instead. An agent who writes about what nobody has, has claimed it.
    /// </summary>
    /// <param name="by">The requester or an agent.</param>
    /// <param name="words">Not blank.</param>
    /// <param name="message">Names the message that it was said with; <see langword="null"/> for what was filled into a card.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="ArgumentException">Blank words.</exception>
    public Decision Say(Actor by, string words, string? message, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        return WhyNotSpeak(by) is { } why ? new Decision.Refused(why)
            : by.Role is ActorRole.Agent
                ? After(Worked(by.Person, now), [.. ClaimIfFree(by.Person, now), new TicketEvent.Said(by, now, words, message)])
                : After(this, new TicketEvent.Said(Actor.Requester(Requester), now, words, message));
    }

    /// <summary>Somebody has edited the message that they had said something with.</summary>
    /// <inheritdoc cref="Say"/>
    public Decision Reword(Actor by, string words, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        return WhyNotChange(by) is { } why ? new Decision.Refused(why) : After(this, new TicketEvent.Reworded(by, now, words));
    }

    /// <summary>Somebody has deleted the message that they had said something with.</summary>
    /// <inheritdoc cref="Say"/>
    public Decision TakeBack(Actor by, DateTimeOffset now) =>
        WhyNotChange(by) is { } why ? new Decision.Refused(why) : After(this, new TicketEvent.TakenBack(by, now));

    private Refusal? WhyNotSpeak(Actor by) =>
        MaySpeak(by) ? IsOpen || (State is TicketState.Resolved && by.Role is ActorRole.Agent) ? null : WhyNotOpen : Refusal.NotPermitted;

    /// <summary>What was said before it was resolved can be put right after that.</summary>
    private Refusal? WhyNotChange(Actor by) =>
        MaySpeak(by) ? IsOpen || State is TicketState.Resolved ? null : WhyNotOpen : Refusal.NotPermitted;

    private bool MaySpeak(Actor by) => by.Role is ActorRole.Agent || (by.Role is ActorRole.Requester && by.Person.Id == Requester.Id);
}
