namespace ChatServiceDesk.Simulation;

/// <summary>What is not left to chance in a run.</summary>
internal sealed record Plan
{
    /// <summary>What the desk does wrong on purpose.</summary>
    public Bug Bug { get; init; }

    /// <summary>Whether to keep what happened, line by line.</summary>
    public bool KeepsTrace { get; init; }

    /// <summary><see langword="null"/> lets the seed choose.</summary>
    public Weather? Weather { get; init; }

    /// <summary><see langword="null"/> lets the seed choose one to three.</summary>
    public int? Processes { get; init; }

    /// <summary>What people do; <see langword="null"/> for two tenants full of people who do what comes to their minds.</summary>
    public Func<SimulatedRun, Task>? Script { get; init; }

    /// <summary>A process dies before this step; <see langword="null"/> when that is up to the weather.</summary>
    public long? CrashAt { get; init; }

    /// <summary>How long people act, and how long the desk then gets to come to rest.</summary>
    public TimeSpan Acting { get; init; } = TimeSpan.FromMinutes(40);

    public TimeSpan Resting { get; init; } = TimeSpan.FromMinutes(90);
}
