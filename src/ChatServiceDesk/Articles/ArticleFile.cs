using System.Globalization;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;

namespace ChatServiceDesk.Articles;

/// <summary>Reads an article: YAML between two lines of three dashes, then Markdown.</summary>
internal static class ArticleFile
{
    private const string Fence = "---";
    private const string Employees = "employees";
    private const string Agents = "agents";
    private const int MostCharacters = 100_000;

    /// <exception cref="DeskFileException">The file is no article; the message says where and what to do.</exception>
    public static Article Read(string file)
    {
        string text = ReadText(file);
        string[] lines = text.Split('\n');
        int end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            throw new DeskFileException(file, 1, "an article begins with its front matter: a line '---', then title, owner, audience, language and review, then a line '---'.");
        }

        YamlSection front = YamlSection.Parse(file, string.Join('\n', lines[..end]));
        Passage[] passages = [.. PassagesOf(lines.Skip(end + 1))];
        Article article = new(
            Path.GetFileNameWithoutExtension(file),
            front.RequiredText("title"),
            front.RequiredText("owner"),
            LanguageOf(front),
            AudienceOf(front),
            ReviewOf(front),
            front.Texts("keywords"),
            passages);
        front.NothingElse();
        return passages.Length > 0 ? article : throw new DeskFileException(file, end + 1, "the article says nothing. Write its text below the front matter.");
    }

    private static string ReadText(string file)
    {
        try
        {
            string text = File.ReadAllText(file).ReplaceLineEndings("\n");
            return text.Length <= MostCharacters ? text : throw new DeskFileException(file, 1, $"the article is longer than {MostCharacters} characters. Split it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeskFileException($"{file}: can't be read. Let the desk read the file, or take it out of the folder.", e);
        }
    }

    private static string LanguageOf(YamlSection front) =>
        front.RequiredText("language") is var language && Texts.Languages.Contains(language)
            ? language
            : throw front.Mistake("language", $"is '{language}'. The desk speaks: {string.Join(", ", Texts.Languages)}");

    private static bool AudienceOf(YamlSection front) => front.RequiredText("audience") switch
    {
        Employees => true,
        Agents => false,
        var other => throw front.Mistake("audience", $"is '{other}'. It may be {Employees}, who are shown the article, or {Agents}"),
    };

    private static DateOnly ReviewOf(YamlSection front) =>
        DateOnly.TryParseExact(front.RequiredText("review"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw front.Mistake("review", "must be a day such as 2027-06-30");

    /// <summary>A heading begins a section, whatever its level; a section without a text is none.</summary>
    private static IEnumerable<Passage> PassagesOf(IEnumerable<string> lines)
    {
        string heading = "";
        List<string> text = [];
        foreach (string line in lines.Append("# "))
        {
            if (!line.StartsWith('#') || line.TrimStart('#') is not [' ', ..] and not "")
            {
                text.Add(line);
                continue;
            }

            string markdown = string.Join('\n', text).Trim();
            if (markdown.Length > 0)
            {
                yield return new Passage(heading, markdown);
            }

            heading = line.TrimStart('#').Trim();
            text.Clear();
        }
    }
}
