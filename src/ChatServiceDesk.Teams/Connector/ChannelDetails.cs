namespace ChatServiceDesk.Teams.Connector;

/// <param name="Id"><c>19:…@thread.tacv2</c>; the team's own id for General.</param>
/// <param name="Name"><see langword="null"/> for General.</param>
public sealed record ChannelDetails(string Id, string? Name = null);
