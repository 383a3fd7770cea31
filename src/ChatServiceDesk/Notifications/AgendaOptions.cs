namespace ChatServiceDesk.Notifications;

/// <summary>How patiently the agenda is worked off.</summary>
internal sealed record AgendaOptions
{
    /// <summary>Time between two looks at what is due: 1 second if not set.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a replica may hold a row before another takes it over: 30 seconds if not set. An attempt gets six tenths of it.</summary>
    public TimeSpan TakeOver { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts before a row becomes a dead letter: 8 if not set.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Wait after the first failure; it doubles from there: 2 seconds if not set.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between attempts: 10 minutes if not set.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many rows are worked on at once: 16 if not set.</summary>
    public int Workers { get; init; } = 16;

    /// <summary>Whether the process looks for due rows by itself. Tests say when.</summary>
    public bool RunsByItself { get; init; } = true;
}
