namespace ChatServiceDesk.Teams.Activities;

public sealed record TeamsTenant(string? Id);
