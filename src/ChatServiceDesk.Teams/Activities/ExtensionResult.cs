namespace ChatServiceDesk.Teams.Activities;

/// <summary>One hit of a message extension's search.</summary>
/// <param name="CardJson">The Adaptive Card that choosing the hit puts into the message.</param>
/// <param name="Title">In the list of hits.</param>
/// <param name="Text">Below the title.</param>
public sealed record ExtensionResult(string CardJson, string Title, string Text);
