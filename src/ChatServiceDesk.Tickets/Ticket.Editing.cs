namespace ChatServiceDesk.Tickets;

/// <content>What its requester can still change after reporting it.</content>
public sealed partial record Ticket
{
    /// <summary>
    /// The requester changes what they have reported. Other answers about impact and urgency give another priority, with due times counted anew,
    /// unless an agent has set it. To change nothing is not an error.
    /// </summary>
    public Decision Edit(Person person, Wording wording, PriorityMatrix matrix, Terms terms, DateTimeOffset now)
    {
        if (WhyNotTheirs(person) is { } why)
        {
            return new Decision.Refused(why);
        }

        if (wording == Wording)
        {
            return new Decision.Accepted(this, []);
        }

        Ticket edited = this with { Title = wording.Title, Description = wording.Description, Impact = wording.Impact, Urgency = wording.Urgency };
        TicketEvent.Edited happened = new(Actor.Requester(Requester), now);
        bool isAnsweredOtherwise = (wording.Impact, wording.Urgency) != (Impact, Urgency);
        Priority called = matrix.Of(wording.Impact, wording.Urgency);
        return !isAnsweredOtherwise || IsPriorityByAgent || called == Priority
            ? After(edited, happened)
            : After(edited.With(called, terms), new TicketEvent.PriorityChanged(Actor.Requester(Requester), now, Priority, called), happened);
    }

    /// <summary>The requester takes it back: over at once, and not resolved. Whoever asked something waits no longer.</summary>
    /// <param name="person">Who pressed the button.</param>
    /// <param name="reason">Empty if they gave none.</param>
    /// <param name="now">When, UTC.</param>
    public Decision Withdraw(Person person, string reason, DateTimeOffset now) =>
        WhyNotTheirs(person) is { } why
            ? new Decision.Refused(why)
            : After(
                this with { State = TicketState.Withdrawn, Question = null, ClosedAt = now },
                new TicketEvent.Withdrawn(Actor.Requester(Requester), now, reason));

    private Refusal? WhyNotTheirs(Person person) =>
        person.Id != Requester.Id ? Refusal.NotPermitted : IsOpen ? null : WhyNotOpen;
}
