namespace ChatServiceDesk.Classifier.Learning;

/// <summary>What a head learns, and from which utterances.</summary>
/// <remarks><c>LabelOf</c>: <see langword="null"/> where the utterance teaches this head nothing.</remarks>
internal sealed record HeadPlan(string Name, IReadOnlyList<string> Labels, Func<Utterance, string?> LabelOf)
{
    public static IReadOnlyList<HeadPlan> For(IReadOnlyList<Utterance> utterances) =>
    [
        new(Head.Intent, Taxonomy.Intents, u => u.Intent),
        Learned(Head.Category, Taxonomy.Categories, utterances, CategoryOf),
        new(Head.Vague, [Head.ClearLabel, Head.VagueLabel], VagueOf),
        new(Head.Smalltalk, Taxonomy.SmalltalkKinds, SmalltalkOf),
        Learned(Head.Language, Taxonomy.Languages, utterances, u => u.Language),
        new(Head.Security, [Head.SafeLabel, Head.RiskLabel], SecurityOf),
    ];

    /// <returns>-1 where the utterance teaches this head nothing.</returns>
    public int IndexOf(Utterance utterance) => IndexOf(LabelOf(utterance));

    /// <returns>-1 where there is no such label.</returns>
    public int IndexOf(string? label)
    {
        for (int i = 0; i < Labels.Count; i++)
        {
            if (string.Equals(Labels[i], label, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    public static string? CategoryOf(Utterance utterance) => Taxonomy.HasCategory(utterance.Intent) ? utterance.Category : null;

    public static string? VagueOf(Utterance utterance) => Taxonomy.HasCategory(utterance.Intent)
        ? utterance.Category is null ? Head.VagueLabel : Head.ClearLabel
        : null;

    /// <summary>A risk is something that has happened, or may have; a question about encryption is none.</summary>
    public static string SecurityOf(Utterance utterance) => utterance is { Intent: "incident", Category: "security" } ? Head.RiskLabel : Head.SafeLabel;

    private static string? SmalltalkOf(Utterance utterance) => utterance.Intent is "smalltalk" ? utterance.Category ?? "other" : null;

    /// <summary>Labels that are configuration: those that occur, the known ones first and in their order.</summary>
    private static HeadPlan Learned(string name, IReadOnlyList<string> known, IReadOnlyList<Utterance> utterances, Func<Utterance, string?> labelOf)
    {
        HashSet<string> seen = [.. utterances.Select(labelOf).OfType<string>()];
        string[] labels = [.. known.Where(seen.Contains), .. seen.Except(known).Order(StringComparer.Ordinal)];
        return new HeadPlan(name, labels.Length > 0 ? labels : known, labelOf);
    }
}
