namespace ChatServiceDesk.Tickets;

/// <summary>What the requester has said about it and can still put otherwise.</summary>
public sealed record Wording(string Title, string Description, Level Impact, Level Urgency);
