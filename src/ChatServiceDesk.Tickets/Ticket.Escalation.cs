namespace ChatServiceDesk.Tickets;

/// <summary>A requester who wants to speak to somebody in charge. It is a complaint like that of a low rating, with a promise to them.</summary>
public sealed partial record Ticket
{
    /// <summary>Takes it to the lead, who is to get back to the requester within the time of a first response. While a complaint is open there is no second one.</summary>
    /// <param name="person">Who complains.</param>
    /// <param name="words">What they said.</param>
    /// <param name="terms">Say by when they get an answer.</param>
    /// <param name="now">When, UTC.</param>
    public Decision Escalate(Person person, string words, Terms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (person.Id != Requester.Id)
        {
            return new Decision.Refused(Refusal.NotPermitted);
        }

        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        if (Complaint is { IsOpen: true })
        {
            return new Decision.Accepted(this, []);
        }

        DateTimeOffset due = terms.FirstResponseDue(Priority, now);
        return After(
            this with { Complaint = new Complaint(now, due) { IsEscalation = true } },
            new TicketEvent.Escalated(Actor.Requester(Requester), now, due, words));
    }

    /// <summary>An agent who tells the requester something has got back to them.</summary>
    private Ticket AnsweredBy(Person agent, DateTimeOffset now) =>
        Complaint is { IsOpen: true, IsEscalation: true } open ? this with { Complaint = open with { ClosedAt = now, ClosedBy = agent } } : this;

    private TicketEvent[] Answering(Person agent, DateTimeOffset now) =>
        Complaint is { IsOpen: true, IsEscalation: true } ? [new TicketEvent.ComplaintClosed(Actor.Agent(agent), now)] : [];
}
