namespace ChatServiceDesk.Tickets;

/// <param name="FirstResponse">Working time until an agent has claimed the ticket.</param>
/// <param name="Resolution">Working time until it is resolved.</param>
/// <param name="Hours">The hours in which both clocks run.</param>
public sealed record ServiceTarget(TimeSpan FirstResponse, TimeSpan Resolution, BusinessHours Hours);
