namespace ChatServiceDesk.Tickets;

/// <summary>What an agent wants to know from the requester.</summary>
public sealed record OpenQuestion(string Text, Person AskedBy, DateTimeOffset At);
