namespace ChatServiceDesk.Articles;

/// <summary>One article of the knowledge folder.</summary>
/// <param name="Id">The name of its file without the ending: what reports and rows call it.</param>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Owner">The team that keeps it right.</param>
/// <param name="Language">ISO 639-1, one of those that the desk speaks.</param>
/// <param name="IsForEmployees">Whether the desk may show it to anybody; others are for agents.</param>
/// <param name="Review">The day from which on somebody should have looked at it again.</param>
/// <param name="Keywords">Other words that people use for it; may be empty.</param>
/// <param name="Passages">Its sections, at least one.</param>
internal sealed record Article(
    string Id, string Title, string Owner, string Language, bool IsForEmployees, DateOnly Review, IReadOnlyList<string> Keywords, IReadOnlyList<Passage> Passages);
