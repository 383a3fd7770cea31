namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>
/// A conversation as a readable file: <c>Mara send …</c>, <c>Mara press …</c>, <c>Mara expect …</c>, <c>wait 2 hours</c>. Transcripts/README.md has all of it.
/// </summary>
/// <param name="Name">Of the file.</param>
/// <param name="Title">What it shows: the first line, behind a number sign.</param>
/// <param name="Steps">In order.</param>
internal sealed record Transcript(string Name, string Title, IReadOnlyList<TranscriptStep> Steps)
{
    private static readonly string[] Alone = ["wait", "locale", "knowledge", "desk.yaml"];
    private static readonly string[] Verbs = ["open", "send", "picture", "file", "voice", "edit", "delete", "press", "mention", "expect", "never", "card"];

    /// <exception cref="FormatException">A line is none; names the line.</exception>
    public static Transcript Parse(string name, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines is not [['#', ' ', _, ..], ..])
        {
            throw new FormatException($"{name}, line 1: a transcript begins with '# ' and what it shows.");
        }

        List<TranscriptStep> steps = [];
        foreach ((int index, string line) in lines.Index().Skip(1))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal) && steps.Count > 0)
            {
                steps[^1] = steps[^1] with { Below = [.. steps[^1].Below, line[2..]] };
            }
            else if (line.Trim().Length > 0 && line[0] != '#')
            {
                steps.Add(StepOf(name, index + 1, line));
            }
        }

        return new Transcript(name, lines[0][2..], steps);
    }

    /// <summary>Whether people write in another language than English in it: its name ends in that language.</summary>
    public bool IsForeign => Name.Split('.') is [_, "de" or "fr" or "es"];

    private static TranscriptStep StepOf(string name, int number, string line)
    {
        string[] parts = line.Trim().Split(' ', 2);
        string rest = parts.Length > 1 ? parts[1].Trim() : "";
        if (Alone.Contains(parts[0]))
        {
            return new TranscriptStep(number, "", parts[0], rest);
        }

        string[] said = rest.Split(' ', 2);
        return Verbs.Contains(said[0])
            ? new TranscriptStep(number, parts[0], said[0], said.Length > 1 ? said[1].Trim() : "")
            : throw new FormatException($"{name}, line {number}: '{said[0]}' is none of {string.Join(", ", Verbs.Concat(Alone))}.");
    }
}
