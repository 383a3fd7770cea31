using System.Security.Cryptography;
using System.Text;

namespace ChatServiceDesk.Classifier;

/// <summary>What a desk teaches its ear beyond what ships: categories of its own, how people write about them, and the names of its products.</summary>
/// <remarks>Whatever the order that it was given in, the same content is the same additions, and makes the same model.</remarks>
public sealed class Additions
{
    /// <param name="utterances">As people of this organisation write. One with the text of a shipped utterance takes its place.</param>
    /// <param name="words">Without utterances that use them they count too.</param>
    /// <exception cref="ArgumentException">A word can't be used; <see cref="CategoryWords.ProblemOf"/> tells before.</exception>
    public Additions(IEnumerable<Utterance> utterances, IEnumerable<CategoryWords> words)
    {
        Utterances =
        [
            .. utterances.Distinct()
                .OrderBy(u => u.Category, StringComparer.Ordinal).ThenBy(u => u.Intent, StringComparer.Ordinal)
                .ThenBy(u => u.Language, StringComparer.Ordinal).ThenBy(u => u.Text, StringComparer.Ordinal),
        ];
        Words =
        [
            .. words.GroupBy(w => w.Category, w => w.Words, StringComparer.Ordinal).OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => new CategoryWords(w.Key, [.. w.SelectMany(terms => terms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
        if (Words.SelectMany(w => w.Words).FirstOrDefault(term => CategoryWords.ProblemOf(term) is not null) is { } odd)
        {
            throw new ArgumentException($"'{odd}' {CategoryWords.ProblemOf(odd)}.", nameof(words));
        }
    }

    public static Additions None { get; } = new([], []);

    public IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>One entry a category.</summary>
    public IReadOnlyList<CategoryWords> Words { get; }

    /// <summary>The same and what was learned elsewhere, such as from agents' corrections.</summary>
    /// <param name="utterances">Those of a category that neither ships nor is among these additions are left out: the desk could not offer it.</param>
    public Additions With(IEnumerable<Utterance> utterances)
    {
        HashSet<string> known = [.. Taxonomy.Categories, .. Words.Select(w => w.Category), .. Utterances.Select(u => u.Category).OfType<string>()];
        return new Additions([.. Utterances, .. utterances.Where(u => !Taxonomy.HasCategory(u.Intent) || u.Category is null || known.Contains(u.Category))], Words);
    }

    /// <summary>Names the content: 32 bytes.</summary>
    internal byte[] Digest()
    {
        using MemoryStream bytes = new();
        using (BinaryWriter writer = new(bytes, Encoding.UTF8, leaveOpen: true))
        {
            foreach (Utterance utterance in Utterances)
            {
                foreach (string part in (string[])["u", utterance.Text, utterance.Intent, utterance.Category ?? "-", utterance.Language]) writer.Write(part);
            }

            foreach (CategoryWords own in Words)
            {
                writer.Write("w");
                writer.Write(own.Category);
                writer.Write(own.Words.Count);
                foreach (string term in own.Words) writer.Write(term);
            }
        }

        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
