namespace ChatServiceDesk.Classifier.Learning;

/// <summary>One question that the model answers about a message.</summary>
/// <remarks>
/// <c>Labels</c>: the possible answers, at least one.
/// <c>Column</c>: where its first label stands among the weights.
/// <c>OutOfScope</c>: which label stands for "none of the others"; -1 when there is none.
/// </remarks>
internal sealed record Head(string Name, IReadOnlyList<string> Labels, int Column, int OutOfScope = -1)
{
    public const string Intent = "intent";
    public const string Category = "category";
    public const string Vague = "vague";
    public const string Smalltalk = "smalltalk";
    public const string Language = "language";
    public const string Security = "security";

    public const string VagueLabel = "vague";
    public const string ClearLabel = "clear";
    public const string RiskLabel = "risk";
    public const string SafeLabel = "safe";

    /// <summary>What margins are divided by before they become probabilities.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Added to the margin of "none of the others": the label that leads must be so much ahead of it.</summary>
    public float Lead { get; init; }

    public int ColumnOf(string label)
    {
        for (int i = 0; i < Labels.Count; i++)
        {
            if (string.Equals(Labels[i], label, StringComparison.Ordinal)) return Column + i;
        }

        throw new ArgumentException($"'{label}' is not a label of '{Name}'.", nameof(label));
    }

    public ReadOnlySpan<float> Own(ReadOnlySpan<float> margins) => margins.Slice(Column, Labels.Count);

    /// <summary>Every label, likeliest first.</summary>
    public Scored[] Rank(ReadOnlySpan<float> margins)
    {
        ReadOnlySpan<float> own = Own(margins);
        double highest = own[0];
        foreach (float margin in own) highest = Math.Max(highest, margin);
        Scored[] ranked = new Scored[own.Length];
        double sum = 0;
        foreach (float margin in own) sum += Math.Exp((margin - highest) / Temperature);
        for (int i = 0; i < own.Length; i++) ranked[i] = new Scored(Labels[i], Math.Exp((own[i] - highest) / Temperature) / sum);
        Array.Sort(ranked, static (a, b) => b.Probability.CompareTo(a.Probability));
        return ranked;
    }

    public double ProbabilityOf(string label, ReadOnlySpan<float> margins)
    {
        double margin = margins[ColumnOf(label)];
        double sum = 0;
        foreach (float other in Own(margins)) sum += Math.Exp((other - margin) / Temperature);
        return 1 / sum;
    }

    public int BestIndex(ReadOnlySpan<float> margins)
    {
        ReadOnlySpan<float> own = Own(margins);
        int best = 0;
        for (int i = 1; i < own.Length; i++)
        {
            if (own[i] > own[best]) best = i;
        }

        return best;
    }

    public string Best(ReadOnlySpan<float> margins) => Labels[BestIndex(margins)];
}
