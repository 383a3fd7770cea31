using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Rules;

/// <summary>What needs no model: a message that is a bare phrase of the lexicon, nothing but a ticket number, nothing but signs, a cat on the keyboard, or chatter about the world outside.</summary>
/// <remarks><c>Kind</c>: as in <see cref="Taxonomy.SmalltalkKinds"/>; <see langword="null"/> unless the intent is smalltalk.</remarks>
internal sealed record Obvious(Intent Intent, string? Kind, double Probability = Obvious.OfAPhrase)
{
    private const double OfAPhrase = 0.99;

    /// <summary>Nothing to read is out of scope, and nothing to be sure of.</summary>
    private const double OfNothing = 0.5;

    /// <summary>Of the shipped utterances that name two things of the world outside and nothing of the desk's, all were out of scope.</summary>
    private const double OfChatter = 0.95;

    private const string Bare = "bare";
    private const string Outside = "outside";

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

        if (IsChatter(reading, lexicon)) return new Obvious(Intent.OutOfScope, null, OfChatter);
        return Familiarity.IsReadable(reading, known) ? null : new Obvious(Intent.OutOfScope, null, OfNothing);
    }

    private static bool IsChatter(Reading reading, Lexicon lexicon)
    {
        int things = 0;
        int last = -1;
        foreach (Hit hit in reading.Hits)
        {
            string group = lexicon.Concepts[hit.Concept].Group;
            if (group is not (Outside or "impact" or "urgency" or "ask")) return false;
            if (group is not Outside || hit.Token == last) continue;
            things++;
            last = hit.Token;
        }

        return things > 1;
    }

    private static Obvious Named(string name) => name switch
    {
        "status" => new Obvious(Intent.Status, null),
        "escalate" => new Obvious(Intent.Escalate, null),
        _ => new Obvious(Intent.Smalltalk, name),
    };
}
