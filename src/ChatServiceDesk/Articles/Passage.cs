namespace ChatServiceDesk.Articles;

/// <summary>A section of an article: what is found and shown.</summary>
/// <param name="Heading">Empty for what stands before the first heading.</param>
/// <param name="Markdown">As it stands in the file.</param>
internal sealed record Passage(string Heading, string Markdown);
