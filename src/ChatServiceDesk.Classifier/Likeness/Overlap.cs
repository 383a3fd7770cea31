namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>How much two sets of terms have in common, by weight.</summary>
internal readonly record struct Overlap(int First, int Second, int Shared)
{
    public double Jaccard => Shared == 0 ? 0 : (double)Shared / (First + Second - Shared);

    /// <summary>Of the one that says less.</summary>
    public double Part => Shared == 0 ? 0 : (double)Shared / Math.Min(First, Second);

    /// <param name="a">In order.</param>
    /// <param name="b">In order.</param>
    /// <param name="counts">Which kinds are looked at.</param>
    public static Overlap Of(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b, Func<TermKind, bool> counts)
    {
        int first = Sum(a, counts);
        int second = Sum(b, counts);
        int shared = 0;
        for (int i = 0, j = 0; first > 0 && second > 0 && i < a.Length && j < b.Length;)
        {
            int order = a[i].CompareTo(b[j]);
            if (order == 0 && counts(a[i].Kind)) shared += a[i].Weight;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return new Overlap(first, second, shared);
    }

    private static int Sum(ReadOnlySpan<Term> terms, Func<TermKind, bool> counts)
    {
        int sum = 0;
        foreach (Term term in terms)
        {
            if (counts(term.Kind)) sum += term.Weight;
        }

        return sum;
    }
}
