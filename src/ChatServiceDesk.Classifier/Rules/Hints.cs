using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Rules;

/// <summary>Impact and urgency as far as words say them. "Not urgent" beats "urgent".</summary>
internal static class Hints
{
    public static Level Impact(Reading reading, Lexicon lexicon) => Strongest("impact", reading, lexicon);

    public static Level Urgency(Reading reading, Lexicon lexicon) => Strongest("urgency", reading, lexicon);

    private static Level Strongest(string group, Reading reading, Lexicon lexicon)
    {
        Level strongest = Level.Low;
        foreach (Hit hit in reading.Hits)
        {
            Concept concept = lexicon.Concepts[hit.Concept];
            if (!string.Equals(concept.Group, group, StringComparison.Ordinal)) continue;
            Level level = LevelOf(concept.Name.AsSpan(group.Length + 1));
            if (level is Level.Low) return Level.Low;
            if (level > strongest) strongest = level;
        }

        return strongest;
    }

    private static Level LevelOf(ReadOnlySpan<char> name) => name switch
    {
        "low" => Level.Low,
        "medium" => Level.Medium,
        "high" => Level.High,
        _ => throw new FormatException($"'{name}' is not a level."),
    };
}
