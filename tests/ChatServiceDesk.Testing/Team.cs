namespace ChatServiceDesk.Testing;

/// <summary>A team with its channels beside General, which has the team's own id.</summary>
public sealed record Team(string Id, string Name, string AadGroupId, IReadOnlyList<Channel> Channels);
