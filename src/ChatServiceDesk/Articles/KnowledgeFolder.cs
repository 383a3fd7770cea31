using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Articles;

/// <summary>The articles of a folder. A mistake costs the article in which it stands, not the others.</summary>
/// <param name="Articles">Those that can be read.</param>
/// <param name="Mistakes">What is wrong with the others, a line each: file, line, remedy.</param>
internal sealed record KnowledgeFolder(IReadOnlyList<Article> Articles, IReadOnlyList<string> Mistakes)
{
    private const string Pattern = "*.md";

    /// <summary>Changes when a file is added, removed or saved.</summary>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static string StampOf(string folder) => string.Join('\n', new DirectoryInfo(folder).EnumerateFiles(Pattern, SearchOption.TopDirectoryOnly)
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static KnowledgeFolder Read(string folder)
    {
        List<Article> articles = [];
        List<string> mistakes = [];
        foreach (string file in System.IO.Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal))
        {
            try
            {
                articles.Add(ArticleFile.Read(file));
            }
            catch (DeskFileException e)
            {
                mistakes.Add(e.Message);
            }
        }

        return new KnowledgeFolder(articles, mistakes);
    }
}
