namespace ChatServiceDesk.Classifier.Learning;

/// <summary>One question that the model answers about a message.</summary>
/// <remarks>
/// <c>Labels</c>: the possible answers, at least one.
/// <c>Column</c>: where its first label stands among the weights.
/// <c>Temperature</c>: what margins are divided by before they become probabilities.
/// </remarks>
internal sealed record Head(string Name, IReadOnlyList<string> Labels, int Column, double Temperature)
{
    public const string Intent = "intent";
    public const string Category = "category";
    public const string Vague = "vague";
    public const string Smalltalk = "smalltalk";
    public const string Language = "language";

    public const string VagueLabel = "vague";
    public const string ClearLabel = "clear";

    public int ColumnOf(string label)
    {
        for (int i = 0; i < Labels.Count; i++)
        {
            if (string.Equals(Labels[i], label, StringComparison.Ordinal)) return Column + i;
        }

        throw new ArgumentException($"'{label}' is not a label of '{Name}'.", nameof(label));
    }

    /// <summary>Every label, likeliest first.</summary>
    public Scored[] Rank(ReadOnlySpan<float> margins)
    {
        ReadOnlySpan<float> own = margins.Slice(Column, Labels.Count);
        double highest = own[0];
        foreach (float margin in own) highest = Math.Max(highest, margin);
        Scored[] ranked = new Scored[own.Length];
        double sum = 0;
        foreach (float margin in own) sum += Math.Exp((margin - highest) / Temperature);
        for (int i = 0; i < own.Length; i++) ranked[i] = new Scored(Labels[i], Math.Exp((own[i] - highest) / Temperature) / sum);
        Array.Sort(ranked, static (a, b) => b.Probability.CompareTo(a.Probability));
        return ranked;
    }

    public string Best(ReadOnlySpan<float> margins)
    {
        ReadOnlySpan<float> own = margins.Slice(Column, Labels.Count);
        int best = 0;
        for (int i = 1; i < own.Length; i++)
        {
            if (own[i] > own[best]) best = i;
        }

        return Labels[best];
    }
}
