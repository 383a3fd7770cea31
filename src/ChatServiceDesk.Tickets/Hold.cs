namespace ChatServiceDesk.Tickets;

/// <summary>The work waits for somebody who is neither the requester nor the desk: a supplier, another department, a delivery.</summary>
/// <param name="Reason">For whom or what; the requester reads it.</param>
/// <param name="By">The agent who said so.</param>
/// <param name="At">When, UTC.</param>
public sealed record Hold(string Reason, Person By, DateTimeOffset At);
