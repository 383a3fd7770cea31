namespace ChatServiceDesk.Tickets;

/// <summary>One request for help. Immutable: a move returns the next ticket and the events that explain it.</summary>
public sealed partial record Ticket
{
    public required TicketNumber Number { get; init; }

    /// <summary>The number of events so far; the first version is 1.</summary>
    public required int Version { get; init; }

    public required string Category { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required Level Impact { get; init; }

    public required Level Urgency { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>The key of the team's queue that it waits in.</summary>
    public required string Queue { get; init; }

    public required Person Requester { get; init; }

    /// <summary>Who reported it for its requester; <see langword="null"/> when they did it themselves.</summary>
    public Person? ReportedBy { get; init; }

    /// <summary>Others whom it affects, beside its requester, as was said when it was reported.</summary>
    public IReadOnlyList<Person> Affected { get; init; } = [];

    /// <summary>What the desk has asked for before it was opened, in the order of the questions.</summary>
    public IReadOnlyList<TicketDetail> Details { get; init; } = [];

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Latest moment for a first response, UTC; kept after it was given, to judge it by.</summary>
    public required DateTimeOffset FirstResponseDue { get; init; }

    /// <summary>Latest moment for a resolution, UTC.</summary>
    public required DateTimeOffset ResolutionDue { get; init; }

    public TicketState State { get; init; } = TicketState.New;

    /// <summary>The agent who has it; <see langword="null"/> while it waits in its queue.</summary>
    public Person? Assignee { get; init; }

    /// <summary>When an agent first took it, UTC; <see langword="null"/> before.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary><see langword="null"/> unless <see cref="TicketState.WaitingForRequester"/>.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>What the agent wrote when resolving; <see langword="null"/> before, and again after a reopen.</summary>
    public string? Resolution { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Who resolved it: not always the assignee. <see langword="null"/> before, and again after a reopen.</summary>
    public Person? ResolvedBy { get; init; }

    /// <summary>When it was last reopened, UTC; its resolution target counts from here. <see langword="null"/> if it never was.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>When it closes by itself, UTC; <see langword="null"/> unless <see cref="TicketState.Resolved"/>.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Until when the requester can reopen it, UTC; <see langword="null"/> unless resolved or closed.</summary>
    public DateTimeOffset? ReopenUntil { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public int TimesReopened { get; init; }

    /// <summary>The requester's rating of the last resolution; <see langword="null"/> until given.</summary>
    public SurveyAnswer? Survey { get; init; }

    /// <summary>How the requester is asked about the last resolution; <see langword="null"/> before, after a reopen, and where an earlier version has resolved it.</summary>
    public SurveyRequest? Request { get; init; }

    /// <summary>The last complaint, also while the work goes on after a reopen; <see langword="null"/> if there is none.</summary>
    public Complaint? Complaint { get; init; }

    /// <summary>How the report was read; <see langword="null"/> if that is not known.</summary>
    public Classification? Classification { get; init; }

    /// <summary>The language of the report, in which its requester is told about it, ISO 639-1; <see langword="null"/> if that is not known.</summary>
    public string? Language { get; init; }

    /// <summary>The message that it is about, where the chat's client finds it; <see langword="null"/> if it is about none.</summary>
    public string? MessageLink { get; init; }

    /// <summary>What it is compared with other reports by, opaque; <see langword="null"/> if it takes no part in that.</summary>
    public string? Likeness { get; init; }

    /// <summary>Who else reports the same; <see langword="null"/> while nobody is known to.</summary>
    public SameReports? Same { get; init; }

    /// <summary>How many people follow it instead of reporting the same. Says nothing about the ticket itself, so it is no part of its history.</summary>
    public int Followers { get; init; }

    /// <summary>Whether an agent has set the priority: from then on only agents do.</summary>
    public bool IsPriorityByAgent { get; init; }

    /// <summary>What it is now. The number keeps the letters of what it was first taken for: people have it in their chat.</summary>
    public required TicketKind Kind { get; init; }

    /// <summary>Whether the title is still the one that a model wrote.</summary>
    public bool HasAiTitle => Classification?.AiTitle is { } written && written == Title;

    public Sorting Sorting => new(Category, Kind);

    public Wording Wording => new(Title, Description, Impact, Urgency);

    /// <summary>Not yet resolved: it counts as backlog and stands in the open lists.</summary>
    public bool IsOpen => State is TicketState.New or TicketState.Assigned or TicketState.WaitingForRequester or TicketState.WaitingForOthers;

    public static Decision.Accepted Open(TicketNumber number, Report report, string queue, PriorityMatrix matrix, Terms terms, DateTimeOffset now)
    {
        ThrowIfNotAnonymous(report);
        Priority priority = matrix.Of(report.Impact, report.Urgency);
        Ticket ticket = new()
        {
            Number = number,
            Kind = number.Kind,
            Version = 1,
            Category = report.Category,
            Title = report.Title,
            Description = report.Description,
            Impact = report.Impact,
            Urgency = report.Urgency,
            Priority = priority,
            Queue = queue,
            Requester = report.IsAnonymous ? report.Requester with { Name = Person.Unnamed } : report.Requester,
            IsAnonymous = report.IsAnonymous,
            Details = report.Details,
            ReportedBy = report.ReportedBy,
            Affected = report.Affected,
            OpenedAt = now,
            FirstResponseDue = terms.FirstResponseDue(priority, now),
            ResolutionDue = terms.ResolutionDue(priority, now),
            Classification = report.Classification,
            Likeness = report.IsAnonymous ? null : report.Likeness,
            Language = report.Language,
            IsWatched = true,
            MessageLink = report.IsAnonymous ? null : report.MessageLink,
        };
        return new Decision.Accepted(ticket, [new TicketEvent.Opened(Actor.Requester(report.ReportedBy ?? ticket.Requester), now)]);
    }

    /// <param name="agent">Who pressed the button. Pressing twice changes nothing and is not an error.</param>
    /// <param name="now">When, UTC.</param>
    public Decision Claim(Person agent, DateTimeOffset now) => this switch
    {
        { IsOpen: false } => new Decision.Refused(WhyNotOpen),
        { Assignee: { } holder } when holder.Id != agent.Id => new Decision.Refused(Refusal.AlreadyClaimed),
        { Hold: not null, Assignee: not null } => Continue(agent, now),
        { Assignee: not null } => new Decision.Accepted(this, []),
        _ => After(AssignedTo(agent, now), new TicketEvent.Claimed(Actor.Agent(agent), now)),
    };

    /// <summary>Asks the requester. Whoever asks about a ticket that nobody has, has claimed it.</summary>
    public Decision Ask(Person agent, string question, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        Ticket asking = Worked(agent, now).AnsweredBy(agent, now) with
        {
            State = TicketState.WaitingForRequester,
            Hold = null,
            Question = new OpenQuestion(question, agent, now),
        };
        return After(asking, [.. ClaimIfFree(agent, now), .. Answering(agent, now), new TicketEvent.Asked(Actor.Agent(agent), now, question)]);
    }

    /// <param name="person">Who answers.</param>
    /// <param name="answer">In their words.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="terms">Say how long the desk has waited: that time does not count. Not given, it does.</param>
    public Decision Answer(Person person, string answer, DateTimeOffset now, Terms? terms = null) => this switch
    {
        _ when !IsOf(person.Id) => new Decision.Refused(Refusal.NotPermitted),
        { Question: { } question } => After(
            (terms is null ? this : NoLongerWaiting(question, terms, now)) with { State = TicketState.Assigned, Question = null },
            new TicketEvent.Answered(SideOf(person), now, question.Text, answer)),
        _ => new Decision.Refused(Refusal.NothingAsked),
    };

    /// <summary>Sets the priority; due times are counted anew from when the ticket was opened, or last reopened; a first response that was given keeps its target.</summary>
    public Decision ChangePriority(Person agent, Priority priority, Terms terms, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        return priority == Priority
            ? new Decision.Refused(Refusal.NothingChanges)
            : After(
                With(priority, terms, now) with { IsPriorityByAgent = true },
                new TicketEvent.PriorityChanged(Actor.Agent(agent), now, Priority, priority));
    }

    /// <summary>The desk has found that so many people report the same. It only ever raises: the impact, and with it the priority, but never to
    /// P1 and not where an agent has set it.</summary>
    public Decision IncreaseImpact(Level impact, int people, PriorityMatrix matrix, Terms terms, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        if (impact <= Impact)
        {
            return new Decision.Accepted(this, []);
        }

        Priority called = matrix.Of(impact, Urgency) is var priority and not Priority.P1 ? priority : Priority.P2;
        Ticket raised = this with { Impact = impact };
        TicketEvent.ImpactRaised happened = new(Actor.DeskItself, now, Impact, impact, people);
        return IsPriorityByAgent || called >= Priority
            ? After(raised, happened)
            : After(raised.With(called, terms, now), happened, new TicketEvent.PriorityChanged(Actor.DeskItself, now, Priority, called));
    }

    /// <summary>
    /// Says what it really is. In another queue it waits for that team's agents, and what somebody of the old one has asked is asked no more;
    /// priority and due times stay, and so does a first response that was given.
    /// </summary>
    /// <param name="agent">Who pressed the button; they need not have claimed it.</param>
    /// <param name="sorted">What it is.</param>
    /// <param name="queue">The queue of that category.</param>
    /// <param name="now">When, UTC.</param>
    public Decision Recategorise(Person agent, Sorting sorted, string queue, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        if (sorted == Sorting && queue == Queue)
        {
            return new Decision.Refused(Refusal.AlreadySortedSo);
        }

        Ticket here = this with { Category = sorted.Category, Kind = sorted.Kind };
        return After(
            queue == Queue ? here : here with { Queue = queue, State = TicketState.New, Assignee = null, Question = null, Hold = null },
            new TicketEvent.Recategorised(Actor.Agent(agent), now, Sorting, sorted, Queue, queue));
    }

    /// <summary>Any agent of the queue may resolve; one who resolves what nobody has, has claimed it.</summary>
    /// <param name="agent">Who pressed the button.</param>
    /// <param name="note">What was done.</param>
    /// <param name="terms">Say when it closes, and whether the requester is asked how it went.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="lastAsked">When the requester was last asked how something went, or will be; <see langword="null"/> if never.</param>
    public Decision Resolve(Person agent, string note, Terms terms, DateTimeOffset now, DateTimeOffset? lastAsked = null)
    {
        if (!IsOpen)
        {
            return new Decision.Refused(WhyNotOpen);
        }

        Ticket answered = Worked(agent, now).AnsweredBy(agent, now);
        Ticket resolved = answered with
        {
            State = TicketState.Resolved,
            Question = null,
            Hold = null,
            Resolution = note,
            ResolvedAt = now,
            ResolvedBy = agent,
            ClosesAt = now + terms.CloseAfter,
            ReopenUntil = now + terms.ReopenWithin,
            Survey = null,
            Request = SurveyRequest.Plan(lastAsked, terms.Surveys, now),
            Complaint = Complaint is { IsOpen: true } ? answered.Complaint : null,
        };
        return After(resolved, [.. ClaimIfFree(agent, now), .. Answering(agent, now), new TicketEvent.Resolved(Actor.Agent(agent), now, note)]);
    }

    /// <summary>Back to the queue, with a new resolution target; the first response stays as it was.</summary>
    public Decision Reopen(Person person, string reason, Terms terms, DateTimeOffset now)
    {
        if (!IsOf(person.Id))
        {
            return new Decision.Refused(Refusal.NotPermitted);
        }

        if (IsOpen)
        {
            return new Decision.Refused(Refusal.NotResolved);
        }

        if (State is TicketState.Withdrawn)
        {
            return new Decision.Refused(Refusal.AlreadyWithdrawn);
        }

        return now > ReopenUntil
            ? new Decision.Refused(Refusal.AlreadyClosed)
            : After(
                this with
                {
                    State = TicketState.New,
                    Assignee = null,
                    Resolution = null,
                    ResolvedAt = null,
                    ResolvedBy = null,
                    ReopenedAt = now,
                    ClosesAt = null,
                    ReopenUntil = null,
                    ClosedAt = null,
                    Request = null,
                    Survey = Request is { IsAnonymous: true } ? null : Survey,
                    ResolutionDue = terms.ResolutionDue(Priority, now),
                    ResolutionBreach = null,
                    Waited = TimeSpan.Zero,
                    IsWatched = true,
                    TimesReopened = TimesReopened + 1,
                },
                new TicketEvent.Reopened(SideOf(person), now, reason));
    }

    /// <summary>Closes what was resolved and not reopened in time. Early, it is refused.</summary>
    public Decision Close(DateTimeOffset now) => this switch
    {
        { State: TicketState.Resolved, ClosesAt: { } due } when due <= now => After(Shut(now), new TicketEvent.Closed(Actor.DeskItself, now)),
        { State: TicketState.Closed or TicketState.Withdrawn } => new Decision.Refused(WhyNotOpen),
        _ => new Decision.Refused(Refusal.NotResolved),
    };

    private Refusal WhyNotOpen => State switch
    {
        TicketState.Closed => Refusal.AlreadyClosed,
        TicketState.Withdrawn => Refusal.AlreadyWithdrawn,
        _ => Refusal.AlreadyResolved,
    };

    /// <summary>Whether a person may read it and act on it as its requester: they are that, or have reported it for them. Only the requester themselves rates it.</summary>
    public bool IsOf(PersonId person) => person == Requester.Id || person == ReportedBy?.Id;

    /// <summary>As the ticket knows them: names can be changed by their owner.</summary>
    private Actor SideOf(Person person) => Actor.Requester(ReportedBy is { } reporter && person.Id == reporter.Id ? reporter : Requester);

    private static Decision.Accepted After(Ticket next, params TicketEvent[] events) =>
        new(next with { Version = next.Version + events.Length }, next.IsAnonymous ? [.. events.Select(next.WithoutName)] : events);

    private Ticket AssignedTo(Person agent, DateTimeOffset now) =>
        this with { State = TicketState.Assigned, Assignee = agent, RespondedAt = RespondedAt ?? now };

    private Ticket Worked(Person agent, DateTimeOffset now) => Assignee is null ? AssignedTo(agent, now) : this;

    private TicketEvent[] ClaimIfFree(Person agent, DateTimeOffset now) =>
        Assignee is null ? [new TicketEvent.Claimed(Actor.Agent(agent), now)] : [];

    private Ticket Shut(DateTimeOffset now) => this with { State = TicketState.Closed, ClosedAt = now, ClosesAt = null };
}
