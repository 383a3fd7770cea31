namespace ChatServiceDesk.Teams.Activities;

/// <param name="Id">Who is meant; the name in the text is whatever the sender typed.</param>
/// <param name="Name">As displayed, empty when not given.</param>
/// <param name="Text">The part of the activity's text that shows the mention, empty when not given.</param>
public sealed record Mention(string Id, string Name, string Text);
