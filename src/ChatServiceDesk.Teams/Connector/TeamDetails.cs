namespace ChatServiceDesk.Teams.Connector;

/// <param name="Id">The id of the General channel.</param>
/// <param name="Name">As displayed.</param>
/// <param name="AadGroupId">The team's group in Entra.</param>
public sealed record TeamDetails(string Id, string? Name = null, string? AadGroupId = null);
