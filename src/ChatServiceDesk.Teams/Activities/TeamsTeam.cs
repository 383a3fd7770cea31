namespace ChatServiceDesk.Teams.Activities;

/// <param name="Id">The id of the team's General channel.</param>
/// <param name="Name">As displayed; sent with few events only.</param>
/// <param name="AadGroupId">The team's group in Entra; sent with few events only.</param>
public sealed record TeamsTeam(string? Id, string? Name = null, string? AadGroupId = null);
