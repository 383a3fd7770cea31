namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>How far two reports say the same: what is affected, what is wrong with it, where, and in which words.</summary>
internal static class Comparison
{
    private const double OfThing = 0.5;
    private const double OfSymptom = 0.3;
    private const double OfWords = 0.25;
    private const double OfPlace = 0.1;
    private const double OfCode = 0.2;

    /// <summary>One says on which floor, the other in which building; or of many printers only one is said to be in some place.</summary>
    private const double UnsurePlace = 0.15;

    /// <summary>What is wrong is not said.</summary>
    private const double Unsaid = 0.3;

    /// <summary>Each says only that it does not work.</summary>
    private const double BothBroken = 0.85;

    /// <summary>One says only that it does not work, the other says how.</summary>
    private const double OneBroken = 0.55;

    /// <summary>The same, but how is a matter of its own: a paper jam.</summary>
    private const double OneDetail = 0.3;

    /// <summary>Two different things are wrong.</summary>
    private const double Different = 0.1;

    /// <summary>A name or an error number that both have, and no more.</summary>
    private const double SameName = 0.7;

    /// <summary>Where no known thing is named, so much must be said in the same words: about two telling ones.</summary>
    private const int LeastShared = 20;

    /// <param name="a">In order.</param>
    /// <param name="b">In order.</param>
    public static double Of(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b)
    {
        if (IsElsewhere(a, b) || Has(a, TermKind.Question) != Has(b, TermKind.Question)) return 0;
        Overlap words = Overlap.Of(a, b, kind => kind is TermKind.Word or TermKind.Name);
        Overlap names = Overlap.Of(a, b, kind => kind is TermKind.Name);
        Overlap codes = Overlap.Of(a, b, kind => kind is TermKind.Code);
        double thing = Thing(a, b, names.Shared, codes.Shared, words);
        double place = Place(a, b);
        double code = codes.Shared > 0 ? OfCode : codes is { First: > 0, Second: > 0 } ? -OfCode : codes.First + codes.Second > 0 ? -OfCode / 2 : 0;
        return thing == 0 ? 0 : Math.Clamp((OfThing * thing) + (OfSymptom * Symptom(a, b)) + (OfWords * words.Part) + place + code, 0, 1);
    }

    private static double Thing(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b, int sharedNames, int sharedCodes, Overlap words)
    {
        Overlap things = Overlap.Of(a, b, kind => kind is TermKind.Thing or TermKind.Own or TermKind.Part);
        Overlap common = Overlap.Of(a, b, kind => kind is TermKind.Thing);
        if (common is { First: > 0, Second: > 0, Shared: 0 }) return 0; // Two services, however much they are alike otherwise.
        if (common.Shared > 0) return (things.Jaccard + things.Part) / 2;
        if (common.First + common.Second == 0 && sharedNames > 0 && things is { First: 0 } or { Second: 0 }) return words.Shared >= LeastShared ? 1 : SameName;
        if (things.Shared > 0) return sharedCodes > 0 ? SameName : 0; // Things of one's own break by themselves, in whatever words.
        return words.Shared >= LeastShared && common.First + common.Second == 0 ? words.Part : 0;
    }

    private static double Place(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b)
    {
        Overlap places = Overlap.Of(a, b, IsPlace);
        if (places.Shared > 0) return OfPlace;
        bool isUnsure = (places.First > 0 && places.Second > 0) || (places.First + places.Second > 0 && IsOneOfMany(a) && IsOneOfMany(b));
        return isUnsure ? -UnsurePlace : 0;
    }

    private static double Symptom(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b)
    {
        if (Overlap.Of(a, b, kind => kind is TermKind.Symptom or TermKind.Degraded).Shared > 0) return 1;
        bool brokenA = Has(a, TermKind.Broken);
        bool brokenB = Has(b, TermKind.Broken);
        bool saidA = Has(a, TermKind.Symptom);
        bool saidB = Has(b, TermKind.Symptom);
        bool slowA = Has(a, TermKind.Degraded);
        bool slowB = Has(b, TermKind.Degraded);
        if (!(brokenA || saidA || slowA) || !(brokenB || saidB || slowB)) return Unsaid;
        if (slowA != slowB) return Different;
        if (saidA && saidB) return brokenA && brokenB ? (Different + OneBroken) / 2 : Different;
        return saidA || saidB ? IsDetail(saidA ? a : b) ? OneDetail : OneBroken : BothBroken;
    }

    private static bool IsElsewhere(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b)
    {
        foreach (TermKind kind in (ReadOnlySpan<TermKind>)[TermKind.Floor, TermKind.Room, TermKind.Building])
        {
            if (Overlap.Of(a, b, other => other == kind) is { First: > 0, Second: > 0, Shared: 0 }) return true;
        }

        return false;
    }

    private static bool IsOneOfMany(ReadOnlySpan<Term> terms) => Has(terms, TermKind.Thing, Term.OneOfMany) && !Has(terms, TermKind.Thing, Term.Service);

    private static bool IsDetail(ReadOnlySpan<Term> terms) => Has(terms, TermKind.Symptom, Term.Detail) && !Has(terms, TermKind.Symptom, 10);

    private static bool Has(ReadOnlySpan<Term> terms, TermKind kind, byte weight)
    {
        foreach (Term term in terms)
        {
            if (term.Kind == kind && term.Weight == weight) return true;
        }

        return false;
    }

    private static bool IsPlace(TermKind kind) => kind is TermKind.Floor or TermKind.Room or TermKind.Building;

    private static bool Has(ReadOnlySpan<Term> terms, TermKind kind)
    {
        foreach (Term term in terms)
        {
            if (term.Kind == kind) return true;
        }

        return false;
    }
}
