using ChatServiceDesk.Classifier;
using ChatServiceDesk.Tickets;
using Level = ChatServiceDesk.Classifier.Level;

namespace ChatServiceDesk.Hearing;

/// <summary>What is taken over from the second ear. A text can make it say anything that it may say, so this is what a text can bring about at most. Pure.</summary>
internal static class Merging
{
    /// <summary>From here on the local model is believed without asking.</summary>
    private const double Sure = 0.75;

    /// <summary>Below, the second ear only guesses, as the local model does.</summary>
    private const double Guess = 0.5;

    /// <summary>What neither asking nor waiting would make clearer: words that are certain, and what is about a ticket.</summary>
    public static bool IsSure(Understanding local) =>
        local.TicketNumber is not null || local.AsksForHelp || ConfidenceOf(local) >= Sure;

    /// <summary>Of intent and category whichever is less; an intent without a category has only the one.</summary>
    public static double ConfidenceOf(Understanding heard) =>
        heard.Intent is Intent.Incident or Intent.Request or Intent.Question ? Math.Min(heard.IntentConfidence, heard.CategoryConfidence) : heard.IntentConfidence;

    /// <returns>What is understood now; <see langword="null"/> when the local understanding stands.</returns>
    /// <remarks>
    /// A report stays a report; what the local model sorts under security stays there, and a mere suspicion that it is a security incident is
    /// cleared only by somebody who is sure. Impact and urgency are only raised: never both to the highest, which would
    /// be the highest priority. The person sees all of it on a card and decides.
    /// </remarks>
    public static Understanding? Of(Understanding local, Suggestion suggestion)
    {
        if (IsSure(local) || suggestion.Confidence < Guess) return null;
        Intent intent = IsReport(local.Intent) && !IsReport(suggestion.Intent) ? local.Intent : suggestion.Intent;
        string category = local.Category == Taxonomy.Security && IsReport(local.Intent) ? Taxonomy.Security : suggestion.Category;
        Level impact = Higher(local.Impact, suggestion.Impact);
        Level urgency = Higher(local.Urgency, suggestion.Urgency);
        if (impact is Level.High && urgency is Level.High)
        {
            (impact, urgency) = local.Urgency is Level.High ? (Higher(local.Impact, Level.Medium), urgency) : (impact, Higher(local.Urgency, Level.Medium));
        }

        return local with
        {
            Intent = intent,
            IntentConfidence = suggestion.Confidence,
            Category = category,
            CategoryConfidence = suggestion.Confidence,
            Impact = impact,
            Urgency = urgency,
            Language = suggestion.Language ?? local.Language,
            Intents = First(local.Intents, Taxonomy.LabelOf(intent), suggestion.Confidence),
            Categories = First(local.Categories, category, suggestion.Confidence),
            IsSecurityIncident = category == Taxonomy.Security ? local.IsSecurityIncident || intent is Intent.Incident : local.IsSecurityIncident && suggestion.Confidence < Sure,
            Certainty = suggestion.Confidence >= Sure ? Certainty.Sure : Certainty.Unsure,
            Smalltalk = intent is Intent.Smalltalk ? local.Smalltalk ?? SmalltalkKind.Other : null,
        };
    }

    /// <summary>What was decided about a text, from what was written down of it. The local model is not asked anew whom it would believe.</summary>
    /// <param name="local">What the local model makes of the text.</param>
    /// <param name="read">How it was read; <see langword="null"/> where that was not written down.</param>
    public static Understanding Recall(Understanding local, Classification? read) => read is not { IsByModel: true } ? local : local with
    {
        Intent = Taxonomy.IntentOf(read.Intent),
        IntentConfidence = read.Confidence,
        Category = read.Category,
        CategoryConfidence = read.Confidence,
        Intents = First(local.Intents, read.Intent, read.Confidence),
        Categories = First(local.Categories, read.Category, read.Confidence),
        Certainty = read.Confidence >= Sure ? Certainty.Sure : Certainty.Unsure,
    };

    private static bool IsReport(Intent intent) => intent is Intent.Incident or Intent.Request or Intent.Question or Intent.Escalate;

    private static Level Higher(Level one, Level other) => one > other ? one : other;

    /// <summary>One label on top; the others share what is left as they did before.</summary>
    private static Scored[] First(IReadOnlyList<Scored> ranked, string label, double probability)
    {
        Scored[] others = [.. ranked.Where(scored => scored.Label != label)];
        double sum = others.Sum(scored => scored.Probability);
        return [new Scored(label, probability), .. others.Select(scored => scored with { Probability = sum > 0 ? (1 - probability) * scored.Probability / sum : 0 })];
    }
}
