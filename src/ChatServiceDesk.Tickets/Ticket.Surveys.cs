namespace ChatServiceDesk.Tickets;

/// <summary>How the requester is asked how it went, and what their answer brings about.</summary>
public sealed partial record Ticket
{
    /// <summary>The wait after the resolution is over.</summary>
    public Decision AskForRating(SurveyTerms terms, DateTimeOffset now) => Request is { IsWaiting: true } plan && plan.At <= now
        ? After(this with { Request = plan.Asked(terms, now) }, new TicketEvent.SurveyAsked(Actor.DeskItself, now))
        : new Decision.Refused(Refusal.NotAskedToRate);

    public Decision RemindOfRating(DateTimeOffset now) => Request is { RemindAt: { } due, RemindedAt: null } asked && Survey is null && due <= now
        ? After(this with { Request = asked with { RemindedAt = now } }, new TicketEvent.SurveyReminded(Actor.DeskItself, now))
        : new Decision.Refused(Refusal.NotAskedToRate);

    /// <summary>Nobody has answered in time. They still may, and that is then late.</summary>
    public Decision LetRatingExpire(DateTimeOffset now) => Request is { OpenUntil: { } due, ExpiredAt: null } asked && Survey is null && due <= now
        ? After(this with { Request = asked with { ExpiredAt = now } }, new TicketEvent.SurveyExpired(Actor.DeskItself, now))
        : new Decision.Refused(Refusal.NotAskedToRate);

    /// <summary>Whether its requester may rate it. What ended without a resolution nobody rates, however it ended; what an earlier version has resolved has no request.</summary>
    public bool CanBeRated => !IsOpen && Resolution is not null && Request is not { AskedAt: null };

    /// <summary>Whether a rating that was given can be another one now. What was asked by an earlier version never expires.</summary>
    public bool CanChangeRating(DateTimeOffset now) => Request is null || Request.IsOpen(now);

    /// <summary>
    /// Rates the resolution. A content requester has confirmed it, so the ticket closes; one who isn't may still reopen, and somebody is to see to it.
    /// An anonymous rating does neither: both could be seen.
    /// </summary>
    /// <param name="person">Who pressed the button.</param>
    /// <param name="given">Score and what comes with it; what is missing stays as it was said before.</param>
    /// <param name="terms">Say by when a complaint is seen to.</param>
    /// <param name="replaces">Whether what is missing is taken back: the requester saw all that they had said and sent it anew.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score outside 1 to 5.</exception>
    public Decision Rate(Person person, SurveyAnswer given, SurveyTerms terms, bool replaces = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(given.Score, SurveyAnswer.Lowest, nameof(given));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(given.Score, SurveyAnswer.Highest, nameof(given));
        if (WhyNotRated(person) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }

        bool isAnonymous = Request?.IsAnonymous ?? false;
        SurveyAnswer? kept = replaces ? null : Survey;
        SurveyAnswer answer = given with
        {
            Comment = isAnonymous ? null : given.Comment ?? kept?.Comment, // Nobody could read it.
            Reasons = given.Reasons is SurveyReasons.None ? kept?.Reasons ?? SurveyReasons.None : given.Reasons,
            IsLate = Survey?.IsLate ?? !CanChangeRating(given.At),
        };
        return Survey switch
        {
            { } before when answer == before with { At = answer.At } => new Decision.Accepted(this, []),
            { } before when !CanChangeRating(given.At) && TakesBack(before, answer) => new Decision.Refused(Refusal.RatingStays),
            _ => Rated(answer, isAnonymous, terms),
        };
    }

    /// <summary>An agent has seen to the complaint.</summary>
    public Decision CloseComplaint(Person agent, DateTimeOffset now) => Complaint is { IsOpen: true } open
        ? After(this with { Complaint = open with { ClosedAt = now, ClosedBy = agent } }, new TicketEvent.ComplaintClosed(Actor.Agent(agent), now))
        : new Decision.Refused(Refusal.NoComplaint);

    /// <summary>Nobody has seen to the complaint in time.</summary>
    public Decision MissFollowUp(DateTimeOffset now) => Complaint is { IsOpen: true, MissedAt: null } open && open.Due <= now
        ? After(
            this with { Complaint = open with { MissedAt = now } },
            open.IsEscalation ? new TicketEvent.EscalationMissed(Actor.DeskItself, now) : new TicketEvent.FollowUpMissed(Actor.DeskItself, now))
        : new Decision.Refused(Refusal.NoComplaint);

    private Refusal? WhyNotRated(Person person) =>
        person.Id != Requester.Id ? Refusal.NotPermitted
        : IsOpen ? Refusal.NotResolved
        : !CanBeRated ? Refusal.NotAskedToRate
        : null;

    /// <summary>Once the time is over, what is missing may still be said, but not something else.</summary>
    private static bool TakesBack(SurveyAnswer before, SurveyAnswer answer) =>
        before.Score != answer.Score
        || (before.Comment is not null && before.Comment != answer.Comment)
        || (before.Reasons is not SurveyReasons.None && before.Reasons != answer.Reasons);

    private Decision.Accepted Rated(SurveyAnswer answer, bool isAnonymous, SurveyTerms terms)
    {
        Actor by = Actor.Requester(Requester);
        bool isContent = answer.Score >= SurveyAnswer.Content;
        TicketEvent.SurveyAnswered rated = new(by, answer.At, answer);
        if (isAnonymous || (isContent ? State is not TicketState.Resolved : Complaint is { IsEscalation: false }))
        {
            return After(this with { Survey = answer }, rated);
        }

        Complaint complaint = new(answer.At, answer.At + terms.FollowUpWithin);
        return isContent
            ? After(Shut(answer.At) with { Survey = answer }, rated, new TicketEvent.Closed(by, answer.At))
            : After(this with { Survey = answer, Complaint = complaint }, rated, new TicketEvent.ComplaintRaised(by, answer.At, complaint.Due));
    }
}
