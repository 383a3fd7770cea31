namespace ChatServiceDesk.Tickets;

/// <summary>What happens when a target is missed: it is written down, and the requester hears of it once.</summary>
public sealed partial record Ticket
{
    /// <summary>Whether the desk looks at its targets when they are due. Not for what an earlier version has opened, until it gets new targets.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The first response came late or has not come; <see langword="null"/> if it did not. It stays, to judge by.</summary>
    public Breach? ResponseBreach { get; init; }

    /// <summary>The last target for a resolution was missed; <see langword="null"/> if it was not, and again once there is another target.</summary>
    public Breach? ResolutionBreach { get; init; }

    /// <summary>Working time in which the requester was waited for since it was opened, or last reopened: it does not count.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>When the requester can expect a resolution, as they were last told, UTC.</summary>
    public DateTimeOffset ExpectedBy => ResolutionBreach?.Expected ?? ResolutionDue;

    /// <summary>When to look whether anybody has responded; <see langword="null"/> if there is nothing to look at.</summary>
    public DateTimeOffset? ResponseWatchedAt => this is { IsWatched: true, IsOpen: true, RespondedAt: null, ResponseBreach: null } ? FirstResponseDue : null;

    /// <summary>When to look whether it is resolved; <see langword="null"/> if there is nothing to look at. The desk does not apologise for what it waits for the requester.</summary>
    public DateTimeOffset? ResolutionWatchedAt =>
        this is { IsWatched: true, IsOpen: true, ResolutionBreach: null, State: not TicketState.WaitingForRequester } ? ResolutionDue : null;

    /// <summary>Nobody has responded in time.</summary>
    public Decision MissResponse(Terms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (ResponseWatchedAt is not { } due || due > now)
        {
            return new Decision.Refused(Refusal.NothingMissed);
        }

        Breach breach = new(now, due, terms.FirstResponseDue(Priority, now));
        return After(this with { ResponseBreach = breach }, new TicketEvent.ResponseMissed(Actor.DeskItself, now, due, breach.Expected));
    }

    /// <summary>It is not resolved in time. The new time is the target of its priority, counted from now in the same business hours.</summary>
    public Decision MissResolution(Terms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (ResolutionWatchedAt is not { } due || due > now)
        {
            return new Decision.Refused(Refusal.NothingMissed);
        }

        Breach breach = new(now, due, terms.ResolutionDue(Priority, now));
        return After(this with { ResolutionBreach = breach }, new TicketEvent.ResolutionMissed(Actor.DeskItself, now, due, breach.Expected));
    }

    /// <summary>With the targets of a priority, counted anew; a target that is still to come is another promise, so what was missed before is settled.</summary>
    private Ticket With(Priority priority, Terms terms, DateTimeOffset now)
    {
        DateTimeOffset response = RespondedAt is null ? terms.FirstResponseDue(priority, OpenedAt) : FirstResponseDue;
        DateTimeOffset resolution = terms.After(priority, terms.ResolutionDue(priority, ReopenedAt ?? OpenedAt), Waited);
        return this with
        {
            Priority = priority,
            FirstResponseDue = response,
            ResolutionDue = resolution,
            ResponseBreach = RespondedAt is null && response > now ? null : ResponseBreach,
            ResolutionBreach = resolution > now ? null : ResolutionBreach,
            IsWatched = true,
        };
    }

    /// <summary>The requester has answered: the working time until now does not count. What was missed before they were asked stays missed.</summary>
    private Ticket NoLongerWaiting(OpenQuestion question, Terms terms, DateTimeOffset now)
    {
        TimeSpan waited = terms.Between(Priority, question.At, now);
        return ResolutionDue <= question.At ? this : this with { Waited = Waited + waited, ResolutionDue = terms.After(Priority, ResolutionDue, waited) };
    }
}
