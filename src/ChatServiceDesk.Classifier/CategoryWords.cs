using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier;

/// <summary>Names of products and things that point to a category.</summary>
/// <param name="Category">A category that ships, or one of the desk's own.</param>
/// <param name="Words">Terms of one to six words; a single word may be open: <c>print*</c> at its end, <c>*drucker</c> at its start, <c>*passwort*</c> at both.</param>
public sealed record CategoryWords(string Category, IReadOnlyList<string> Words)
{
    /// <returns>What a term lacks, as the end of a sentence that begins with it; <see langword="null"/> when it can be used.</returns>
    public static string? ProblemOf(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Term.TryParse(term, out _);
    }
}
