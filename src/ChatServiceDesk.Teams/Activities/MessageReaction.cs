namespace ChatServiceDesk.Teams.Activities;

/// <param name="Type">For example <c>like</c> or <c>heart</c>.</param>
public sealed record MessageReaction(string? Type);
