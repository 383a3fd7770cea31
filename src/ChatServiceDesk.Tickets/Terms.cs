namespace ChatServiceDesk.Tickets;

/// <summary>What the desk has agreed to: targets for each priority and the times around resolution.</summary>
public sealed class Terms
{
    private readonly Dictionary<Priority, ServiceTarget> _targets;

    /// <exception cref="ArgumentException">A priority has no target.</exception>
    public Terms(IReadOnlyDictionary<Priority, ServiceTarget> targets)
    {
        _targets = new(targets);
        if (Enum.GetValues<Priority>().FirstOrDefault(priority => !_targets.ContainsKey(priority)) is var missing and not 0)
        {
            throw new ArgumentException($"Priority {missing} has no service level target.", nameof(targets));
        }
    }

    /// <summary>Wait after resolution before an unanswered ticket is closed: 3 days if not set.</summary>
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long after resolution the requester can reopen: 14 days if not set. At least <see cref="CloseAfter"/>.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(14);

    public SurveyTerms Surveys { get; init; } = new();

    public DateTimeOffset FirstResponseDue(Priority priority, DateTimeOffset from) =>
        _targets[priority].Hours.Add(from, _targets[priority].FirstResponse);

    /// <summary>A moment that much working time later.</summary>
    public DateTimeOffset After(Priority priority, DateTimeOffset moment, TimeSpan working) =>
        working > TimeSpan.Zero ? _targets[priority].Hours.Add(moment, working) : moment;

    /// <summary>The working time between two moments.</summary>
    public TimeSpan Between(Priority priority, DateTimeOffset from, DateTimeOffset to) => _targets[priority].Hours.Between(from, to);

    public DateTimeOffset ResolutionDue(Priority priority, DateTimeOffset from) =>
        _targets[priority].Hours.Add(from, _targets[priority].Resolution);
}
