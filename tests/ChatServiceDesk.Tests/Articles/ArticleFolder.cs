namespace ChatServiceDesk.Tests.Articles;

/// <summary>A folder with articles that a test writes.</summary>
internal sealed class ArticleFolder : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("articles-");

    public string Path => _folder.FullName;

    /// <summary>An article about a thing that no other text names.</summary>
    public static string About(string thing, string language = "en", string audience = "employees", string review = "2027-05-31") =>
        $"---\ntitle: How to mend the {thing}\nowner: Workplace\naudience: {audience}\nlanguage: {language}\nreview: {review}\nkeywords: [{thing}, mend]\n---\nIn general.\n\n## Steps\nMend the {thing} with glue.\n";

    public string Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
