using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Rules;

/// <summary>Impact and urgency as far as words say them. "Not urgent" beats "urgent".</summary>
internal static class Hints
{
    public static Level Impact(Reading reading, Lexicon lexicon) => Strongest("impact", reading, lexicon);

    public static Level Urgency(Reading reading, Lexicon lexicon) => Strongest("urgency", reading, lexicon);

    /// <summary>How often people who read 511 messages of an everyday week read the same impact from those that have words for it, or none.</summary>
    public static double ConfidenceInImpact(Level level) => level switch
    {
        Level.High => 0.5,
        Level.Medium => 0.35,
        _ => 0.74,
    };

    /// <summary>The same for urgency. More messages are urgent than say so.</summary>
    public static double ConfidenceInUrgency(Level level) => level switch
    {
        Level.High => 0.7,
        Level.Medium => 0.8,
        _ => 0.46,
    };

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
