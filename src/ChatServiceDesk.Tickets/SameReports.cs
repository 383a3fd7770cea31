namespace ChatServiceDesk.Tickets;

/// <summary>How many people have reported the same thing, as far as the desk has found out. Says nothing about the ticket itself, so it is no part of its history.</summary>
/// <param name="People">With the requester; 2 or more. It never becomes less.</param>
/// <param name="Others">Some of the other tickets, of the same queue: the newest.</param>
public sealed record SameReports(int People, IReadOnlyList<TicketNumber> Others)
{
    /// <summary>Up to so many are counted one by one.</summary>
    public const int Exact = 10;

    private static readonly int[] Steps = [10, 20, 50, 100, 200, 500, 1000];

    /// <summary>As many as are told: exactly how many, or from eleven on at least so many. So the cards of an outage that hundreds report change a dozen times, not hundreds of times.</summary>
    public int Told => StepOf(People);

    public bool IsExact => People <= Exact;

    public static int StepOf(int people) => people <= Exact ? people : Steps.Last(step => step <= people);
}
