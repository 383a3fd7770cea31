namespace ChatServiceDesk.Classifier;

/// <summary>A piece of text that an answer may be made of.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Text">Markdown; it is redacted before it leaves the process.</param>
public sealed record GivenPassage(string Title, string Text);
