namespace ChatServiceDesk.Tickets.Tests;

/// <summary>Samples. Targets run around the clock, so that due times can be read off.</summary>
internal static class A
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly Person Requester = new(new PersonId("rita"), "Rita");
    public static readonly Person Ben = new(new PersonId("ben"), "Ben");
    public static readonly Person Cem = new(new PersonId("cem"), "Cem");

    /// <summary>P1 is answered within 1 and solved within 10 hours, P2 within 2 and 20, and so on.</summary>
    public static readonly Terms Terms = new(Enum.GetValues<Priority>().ToDictionary(
        priority => priority,
        priority => new ServiceTarget(TimeSpan.FromHours((int)priority), TimeSpan.FromHours((int)priority * 10), BusinessHours.Always)))
    {
        CloseAfter = TimeSpan.FromDays(3),
        ReopenWithin = TimeSpan.FromDays(14),
    };

    public static Report Report { get; } = new()
    {
        Kind = TicketKind.Incident,
        Category = "printing",
        Title = "Printer jams",
        Description = "The printer on the second floor jams on every page.",
        Impact = Level.Medium,
        Urgency = Level.Medium,
        Requester = Requester,
    };

    public static Decision.Accepted Opened => Tickets.Ticket.Open(new TicketNumber(TicketKind.Incident, 1042), Report, "workplace", PriorityMatrix.Itil, Terms, Morning);

    public static Ticket Ticket => Opened.Next;

    /// <summary>The ticket after an accepted move.</summary>
    public static Ticket After(Decision decision) => Assert.IsType<Decision.Accepted>(decision).Next;

    /// <summary>In one word or two: the events of an accepted move, or why it was refused.</summary>
    public static string Outcome(Decision decision) => decision switch
    {
        Decision.Accepted { Events.Count: 0 } => "nothing",
        Decision.Accepted accepted => string.Join('+', accepted.Events.Select(happened => happened.GetType().Name)),
        Decision.Refused refused => refused.Why.ToString(),
        _ => throw new InvalidOperationException($"{decision} is neither accepted nor refused."),
    };
}
