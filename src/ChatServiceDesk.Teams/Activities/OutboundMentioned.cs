namespace ChatServiceDesk.Teams.Activities;

/// <param name="Id">Who is meant.</param>
/// <param name="Name">As displayed.</param>
public sealed record OutboundMentioned(string Id, string Name);
