namespace ChatServiceDesk.Teams.Activities;

/// <param name="SelectedChannel">Where the person who installed the app wants it to speak.</param>
public sealed record TeamsSettings(TeamsChannel? SelectedChannel);
