namespace ChatServiceDesk.Tickets;

/// <summary>Waiting for somebody else. The targets go on: whom the desk waits for is not the requester's business.</summary>
public sealed partial record Ticket
{
    /// <summary><see langword="null"/> unless <see cref="TicketState.WaitingForOthers"/>.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Says that the work waits, and for whom. Whoever says so about a ticket that nobody has, has claimed it. The same words again change nothing.</summary>
    public Decision Wait(Person agent, string reason, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        if (Question is not null)
        {
            return new Decision.Refused(Refusal.RequesterIsAsked);
        }

        if (Hold?.Reason == reason)
        {
            return new Decision.Accepted(this, []);
        }

        Ticket waiting = Worked(agent, now).AnsweredBy(agent, now) with { State = TicketState.WaitingForOthers, Hold = new Hold(reason, agent, now) };
        return After(waiting, [.. ClaimIfFree(agent, now), .. Answering(agent, now), new TicketEvent.PutOnHold(Actor.Agent(agent), now, reason)]);
    }

    /// <summary>The work goes on. Any agent of the queue may say so.</summary>
    public Decision Continue(Person agent, DateTimeOffset now) => this switch
    {
        { IsOpen: false } => new Decision.Refused(WhyNotOpen),
        { Hold: null } => new Decision.Refused(Refusal.NotOnHold),
        _ => After(this with { State = TicketState.Assigned, Hold = null }, new TicketEvent.Continued(Actor.Agent(agent), now)),
    };
}
