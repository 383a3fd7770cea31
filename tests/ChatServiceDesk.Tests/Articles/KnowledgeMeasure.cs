using System.Globalization;
using ChatServiceDesk.Tests.House;
using Match = ChatServiceDesk.Articles.Match;

namespace ChatServiceDesk.Tests.Articles;

/// <summary>How often the right article is shown, and how often a wrong one, on messages with known answers.</summary>
internal sealed record KnowledgeMeasure(int Answered, int Shown, int Right, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missed)
{
    public double Precision => (double)Right / Shown;

    public double Recall => (double)Right / Answered;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"precision {Right}/{Shown} = {Precision:P1}, recall {Right}/{Answered} = {Recall:P1}");

    /// <param name="file">Language, article or -, intent, message; a line each.</param>
    /// <param name="find">The article that would be shown.</param>
    public static KnowledgeMeasure Of(string file, Func<string, string, bool, Match?> find)
    {
        string[][] lines = [.. Repository.Read(file).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
        (string[] Line, Match? Found)[] read = [.. lines.Select(line => (line, find(line[3], line[0], line[2] == "question")))];
        return new(
            lines.Count(line => line[1] != "-"),
            read.Count(pair => pair.Found is not null),
            read.Count(pair => pair.Found is { } found && found.Article.Id == pair.Line[1]),
            [.. read.Where(pair => pair.Found is { } found && found.Article.Id != pair.Line[1]).Select(pair => $"{pair.Line[3]}: {Say(pair.Found)}, not {pair.Line[1]}")],
            [.. read.Where(pair => pair.Found is null && pair.Line[1] != "-").Select(pair => $"{pair.Line[3]}: nothing, not {pair.Line[1]}")]);
    }

    private static string Say(Match? match) => match is null ? "nothing"
        : string.Create(CultureInfo.InvariantCulture, $"{match.Article.Id} (rank {match.Rank:F2}, share {match.Share:F2}, evidence {match.Evidence:F2})");
}
