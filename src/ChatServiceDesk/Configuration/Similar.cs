using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Configuration;

/// <summary>When several reports of the same thing raise their impact. <c>desk.yaml</c> may say otherwise under <c>similar</c>.</summary>
internal sealed record Similar
{
    public const int MostPeople = 1000;

    /// <summary>Reports that were opened longer ago are not compared: 8 hours if not set. Zero turns comparing off.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromHours(8);

    /// <summary>From so many people on the impact is at least medium: 2 to 1000, 3 if not set. 0: never.</summary>
    public int Medium { get; init; } = 3;

    /// <summary>From so many people on it is high: 2 to 1000, 10 if not set. 0: never.</summary>
    public int High { get; init; } = 10;

    /// <summary>From so many people on the next one is asked whether to follow instead: 2 to 1000, 3 if not set. 0: only what has the highest priority is offered.</summary>
    public int Follow { get; init; } = 3;

    public bool IsOn => Within > TimeSpan.Zero;

    /// <summary>The least impact that so many people stand for.</summary>
    public Level ImpactOf(int people) =>
        High > 0 && people >= High ? Level.High
        : Medium > 0 && people >= Medium ? Level.Medium
        : Level.Low;
}
