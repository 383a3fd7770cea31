namespace ChatServiceDesk.Tickets;

/// <summary>A target that was missed, and what the requester has been told instead.</summary>
/// <param name="At">When that was noticed, UTC.</param>
/// <param name="Due">The target, UTC.</param>
/// <param name="Expected">The new time that was named in the apology, UTC.</param>
public sealed record Breach(DateTimeOffset At, DateTimeOffset Due, DateTimeOffset Expected);
