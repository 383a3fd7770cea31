namespace ChatServiceDesk.Teams.Activities;

/// <param name="Id"><c>19:…@thread.tacv2</c>.</param>
/// <param name="Name"><see langword="null"/> for General, which is shown in each reader's language.</param>
/// <param name="Type"><c>standard</c>, <c>private</c> or <c>shared</c>.</param>
public sealed record TeamsChannel(string? Id, string? Name = null, string? Type = null);
