using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Classifier.Likeness;

namespace ChatServiceDesk.Classifier;

/// <summary>
/// What a report is about: things, symptoms, places, telling words. In a form that can be kept and compared with those of other reports,
/// in whatever of the four languages they are, without their words.
/// </summary>
public sealed class ReportSignature
{
    /// <summary>From here on two reports of one category are taken for reports of the same thing.</summary>
    /// <remarks>Chosen on one half of the pairs in the tests, measured on the other.</remarks>
    public const double Bound = 0.62;

    /// <summary>Signatures of another version can't be compared.</summary>
    private const char Version = '1';

    private const int MostTerms = 40;
    private const int BytesOfTerm = 5;

    private readonly Term[] _terms;

    private ReportSignature(IEnumerable<Term> terms) => _terms = [.. terms.Order()];

    /// <summary>Takes about as long as the classifier takes for a message. Safe to use from many threads at once.</summary>
    /// <param name="text">Anything at all; of a text longer than 4,000 characters the start is read.</param>
    public static ReportSignature Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Term> terms = SignatureReader.Read(text);
        return new ReportSignature(terms.Count <= MostTerms ? terms : terms.OrderBy(term => term.Kind).ThenByDescending(term => term.Weight).ThenBy(term => term.Hash).Take(MostTerms));
    }

    /// <returns>Whether <paramref name="stored"/> is what <see cref="ToString"/> of this version has written.</returns>
    public static bool TryParse(string? stored, [NotNullWhen(true)] out ReportSignature? signature)
    {
        signature = null;
        Span<byte> bytes = stackalloc byte[MostTerms * BytesOfTerm];
        if (stored is not [Version, ..] || !Convert.TryFromBase64String(stored[1..], bytes, out int length) || length % BytesOfTerm != 0)
        {
            return false;
        }

        Term[] terms = new Term[length / BytesOfTerm];
        for (int i = 0; i < terms.Length; i++)
        {
            ReadOnlySpan<byte> term = bytes.Slice(i * BytesOfTerm, BytesOfTerm);
            terms[i] = new Term((TermKind)(term[4] >> 4), BitConverter.ToUInt32(term), (byte)(term[4] & 15));
        }

        signature = new ReportSignature(terms);
        return true;
    }

    /// <returns>0 for nothing in common to 1 for the same.</returns>
    public double LikenessTo(ReportSignature other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Comparison.Of(_terms, other._terms);
    }

    /// <summary>Whether two reports of one person are about the same matter: their laptop is the same laptop, which for two people it is not.</summary>
    public bool IsSameMatterAs(ReportSignature other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Comparison.Of(OfOnePerson(), other.OfOnePerson()) >= Bound;
    }

    private Term[] OfOnePerson() =>
        [.. _terms.Select(term => term.Kind is TermKind.Own ? new Term(TermKind.Thing, term.Hash, Term.Service) : term).Order()];

    public bool IsLike(ReportSignature other) => LikenessTo(other) >= Bound;

    /// <summary>At most 269 characters.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[MostTerms * BytesOfTerm];
        for (int i = 0; i < _terms.Length; i++)
        {
            Span<byte> term = bytes.Slice(i * BytesOfTerm, BytesOfTerm);
            BitConverter.TryWriteBytes(term, _terms[i].Hash);
            term[4] = (byte)(((int)_terms[i].Kind << 4) | _terms[i].Weight);
        }

        return Version + Convert.ToBase64String(bytes[..(_terms.Length * BytesOfTerm)]);
    }
}
