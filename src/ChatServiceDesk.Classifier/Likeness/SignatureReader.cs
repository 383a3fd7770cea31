using System.Reflection;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>From a report's words to the terms of its signature.</summary>
internal static class SignatureReader
{
    private const int ShortestName = 3;

    /// <summary>Commoner words say nothing about whether two reports are the same.</summary>
    private const double LeastTelling = 0.47;

    /// <summary>In two texts of some thousand, or none.</summary>
    private const double LikeAName = 0.9;

    /// <summary>So many tokens behind a word for "error" its number may stand.</summary>
    private const int ErrorReach = 3;

    private const int ShortestCode = 3;

    private static readonly Lazy<Lexicon> Things = new(ReadThings);

    public static List<Term> Read(string text)
    {
        FoldedText folded = FoldedText.Of(text);
        Lexicon things = Things.Value;
        List<Hit> hits = LongestOf(things.Find(folded));
        HashSet<Term> terms = [.. Places.Of(folded)];
        bool[] covered = new bool[folded.Tokens.Count];
        foreach (Hit hit in hits)
        {
            if (TermOf(things.Concepts[hit.Concept], hit, hits) is { } term) terms.Add(term);
            Array.Fill(covered, true, hit.Token, hit.Length);
        }

        bool[] codes = AddCodes(folded, things, hits, terms);
        WordCounts counts = WordCounts.Shipped;
        for (int i = 0; i < covered.Length; i++)
        {
            if (!covered[i] && !codes[i] && folded.Tokens[i].IsWord && WordOf(folded[folded.Tokens[i]], counts) is { } word) terms.Add(word);
        }

        return [.. terms];
    }

    private static Term? TermOf(Concept concept, Hit hit, List<Hit> hits)
    {
        uint hash = WordCounts.HashOf(concept.Name) ^ (uint)Fnv.Of(concept.Name);
        return concept.Group switch
        {
            "thing" => new Term(TermKind.Thing, hash, Term.Service),
            "many" => new Term(TermKind.Thing, hash, Term.OneOfMany),
            "own" => new Term(TermKind.Own, hash, 3),
            "part" => new Term(TermKind.Part, hash, 4),
            "sym" => new Term(TermKind.Symptom, hash, 10),
            "det" => new Term(TermKind.Symptom, hash, Term.Detail),
            "all" => new Term(TermKind.Broken, 1, 10),
            "deg" => new Term(TermKind.Degraded, hash, 10),
            "ask" => new Term(TermKind.Question, 1, 10),
            "not" => hits.Exists(next => next.Token == hit.Token + hit.Length && next.Concept != hit.Concept) ? new Term(TermKind.Broken, 1, 10) : null,
            _ => throw new FormatException($"'{concept.Name}' is of no known group."),
        };
    }

    /// <summary>What is a part of a longer term is not meant by itself: a network drive is no network.</summary>
    private static List<Hit> LongestOf(List<Hit> hits) =>
    [
        .. hits.Where(hit => !hits.Exists(other => other.Length > hit.Length && other.Token <= hit.Token && other.Token + other.Length >= hit.Token + hit.Length)),
    ];

    private static bool[] AddCodes(FoldedText text, Lexicon things, List<Hit> hits, HashSet<Term> terms)
    {
        bool[] codes = new bool[text.Tokens.Count];
        foreach (Hit hit in hits.Where(hit => things.Concepts[hit.Concept].Name is "all.error" or "sym.code"))
        {
            int end = Math.Min(text.Tokens.Count, hit.Token + hit.Length + ErrorReach);
            for (int i = hit.Token + hit.Length; i < end; i++)
            {
                string written = text.Written(text.Tokens[i]);
                if (written.Count(char.IsAsciiDigit) < ShortestCode) continue;
                codes[i] = terms.Add(new Term(TermKind.Code, WordCounts.HashOf(written.ToLowerInvariant()) ^ (uint)written.Length, 15));
            }
        }

        return codes;
    }

    private static Term? WordOf(ReadOnlySpan<char> word, WordCounts counts)
    {
        if (word.Length < ShortestName || word.Contains('0') || Places.IsPlaceWord(word)) return null;
        uint hash = WordCounts.HashOf(word);
        double telling = counts.Telling(hash);
        return telling < LeastTelling ? null : new Term(telling >= LikeAName ? TermKind.Name : TermKind.Word, hash, (byte)Math.Clamp(telling * 15, 1, 15));
    }

    private static Lexicon ReadThings()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("likeness/things.tsv")
            ?? throw new InvalidOperationException("The list of things is not embedded.");
        using StreamReader reader = new(stream);
        return Lexicon.Read(reader);
    }
}
