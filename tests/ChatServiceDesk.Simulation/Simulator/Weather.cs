namespace ChatServiceDesk.Simulation;

/// <summary>How likely each kind of trouble is. Each seed has its own weather: some faults hide others when all come together.</summary>
internal sealed record Weather
{
    public static Weather Calm { get; } = new();

    /// <summary>The table says that it is too busy; nothing was done.</summary>
    public double Busy { get; init; }

    /// <summary>A batch gets no answer although it was written, or because it was not.</summary>
    public double Unclear { get; init; }

    /// <summary>Somebody else writes one of the rows just before.</summary>
    public double Touched { get; init; }

    /// <summary>The table takes up to twenty seconds.</summary>
    public double Slow { get; init; }

    /// <summary>A call to the connector goes wrong in one of the ways of <see cref="Faults"/>.</summary>
    public double Connector { get; init; }

    public IReadOnlyList<ConnectorTrouble> Faults { get; init; } = [];

    /// <summary>Teams delivers an activity again although it has been answered.</summary>
    public double Repeated { get; init; }

    /// <summary>A process dies, per step.</summary>
    public double Crash { get; init; }

    /// <summary>A process's own clock jumps, per step.</summary>
    public double Jump { get; init; }

    /// <summary>How far a process's clock may be off.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Somebody writes rubbish into the agenda, per minute.</summary>
    public double Rubbish { get; init; }

    public static Weather Of(Random dice) => new()
    {
        Busy = Maybe(dice, 0.02),
        Unclear = Maybe(dice, 0.02),
        Touched = Maybe(dice, 0.03),
        Slow = Maybe(dice, 0.01),
        Connector = Maybe(dice, 0.2),
        Faults = [.. Enum.GetValues<ConnectorTrouble>().Where(_ => dice.Next(2) == 0).DefaultIfEmpty(ConnectorTrouble.Reset)],
        Repeated = Maybe(dice, 0.2),
        Crash = Maybe(dice, 0.0006),
        Jump = Maybe(dice, 0.0005),
        Skew = TimeSpan.FromMinutes(dice.Next(2) == 0 ? 10 : 0),
        Rubbish = Maybe(dice, 0.05),
    };

    private static double Maybe(Random dice, double most) => dice.Next(3) == 0 ? 0 : dice.NextDouble() * most;
}
