namespace ChatServiceDesk.Configuration;

/// <summary>Who leads a team: complaints about its work are theirs to see to.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="Name">As displayed.</param>
internal sealed record Lead(string Id, string Name);
