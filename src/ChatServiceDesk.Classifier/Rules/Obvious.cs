using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Rules;

/// <summary>What needs no model: a message that is a bare phrase of the lexicon, nothing but a ticket number, nothing but signs, or a cat on the keyboard.</summary>
/// <remarks><c>Kind</c>: as in <see cref="Taxonomy.SmalltalkKinds"/>; <see langword="null"/> unless the intent is smalltalk.</remarks>
internal sealed record Obvious(Intent Intent, string? Kind, double Probability = Obvious.OfAPhrase)
{
    private const double OfAPhrase = 0.99;

    /// <summary>Nothing to read is out of scope, and nothing to be sure of.</summary>
    private const double OfNothing = 0.5;

    private const string Bare = "bare";

    public static Obvious? Of(Reading reading, Lexicon lexicon, FeatureDictionary known)
    {
        if (reading.Text.Words == 0)
        {
            return reading.Text.HasSymbols ? new Obvious(Intent.Smalltalk, "other") : new Obvious(Intent.OutOfScope, null, OfNothing);
        }

        if (reading.TicketNumber is not null) return TicketReference.IsAll(reading.Text.Source) ? new Obvious(Intent.Status, null) : null;
        foreach (Hit hit in reading.Hits)
        {
            Concept concept = lexicon.Concepts[hit.Concept];
            if (hit.Length == reading.Text.Words && string.Equals(concept.Group, Bare, StringComparison.Ordinal)) return Named(concept.Name[(Bare.Length + 1)..]);
        }

        return Familiarity.IsReadable(reading, known) ? null : new Obvious(Intent.OutOfScope, null, OfNothing);
    }

    private static Obvious Named(string name) => name switch
    {
        "status" => new Obvious(Intent.Status, null),
        "escalate" => new Obvious(Intent.Escalate, null),
        _ => new Obvious(Intent.Smalltalk, name),
    };
}
