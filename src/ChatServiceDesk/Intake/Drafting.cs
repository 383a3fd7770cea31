using System.Text;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;
using Level = ChatServiceDesk.Tickets.Level;

namespace ChatServiceDesk.Intake;

/// <summary>From a person's words to the fields of the intake card. Pure.</summary>
internal static class Drafting
{
    private const int TitleLength = 80;

    /// <summary>A first sentence that is shorter says little by itself: "It doesn't work".</summary>
    private const int TellingLength = 20;

    private static readonly string[] Greetings =
        ["hi", "hello", "hey", "good morning", "good afternoon", "dear team", "hallo", "guten morgen", "guten tag", "bonjour", "salut", "hola", "buenos días"];

    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="text">All that the person has written.</param>
    /// <param name="heard">What it says.</param>
    /// <param name="aiTitle">A title that a model wrote; <see langword="null"/> to take one from the text.</param>
    /// <param name="texts">For what the person has not said.</param>
    public static IntakeCard.Form Form(string draftId, string text, Understanding heard, string? aiTitle, Texts texts) => new()
    {
        DraftId = draftId,
        Kind = SortingOf(heard).Kind,
        Category = SortingOf(heard).Category,
        Title = aiTitle ?? TitleOf(text, texts),
        HasAiTitle = aiTitle is not null,
        Description = CardText.Truncate(text, IntakeCard.MaxDescription),
        IsCut = text.Length > IntakeCard.MaxDescription,
        Impact = Of(heard.Impact),
        Urgency = Of(heard.Urgency),
        IsConfidential = IsSecurityIncident(heard) ? true : null,
    };

    /// <summary>Under what it would be filed.</summary>
    public static Sorting SortingOf(Understanding heard) => IsSecurityIncident(heard)
        ? new Sorting(Taxonomy.Security, TicketKind.Incident)
        : new Sorting(heard.Category, heard.Intent is Intent.Incident or Intent.Escalate ? TicketKind.Incident : TicketKind.ServiceRequest);

    /// <summary>By either of two readings: a missed one costs more than a false alarm.</summary>
    public static bool IsSecurityIncident(Understanding heard) => heard is { IsSecurityIncident: true } or { Intent: Intent.Incident, Category: Taxonomy.Security };

    /// <summary>
    /// The urgency of a security incident: it can't wait, whether or not the person can keep working. But it takes a person's own answers to
    /// make it the highest priority.
    /// </summary>
    public static Level UrgencyOfSecurity(Level impact, Level urgency, PriorityMatrix matrix) =>
        urgency is Level.High || matrix.Of(impact, Level.High) is not Priority.P1 ? Level.High : Level.Medium;

    /// <summary>The first sentence without its greeting, and what stands on the next line when the first is very short; at most 80 characters.</summary>
    public static string TitleOf(string text, Texts texts)
    {
        ReadOnlySpan<char> rest = WithoutGreeting(text.AsSpan().Trim());
        string first = Sentence(rest);
        int end = rest.IndexOfAny("\r\n");
        string second = end > 0 && first.Length < TellingLength ? Sentence(rest[end..].Trim()) : "";
        string title = Shortened(second.Length > 0 && first.Length > 0 ? $"{first}: {second}" : first + second);
        return title.Length == 0 ? texts["Intake.WithoutWords"] : Capitalised(title);
    }

    /// <summary>Ends with a whole word, where words are not too long for that.</summary>
    private static string Shortened(string title)
    {
        string cut = CardText.Truncate(title, TitleLength);
        int space = cut.Length < title.Length && !char.IsWhiteSpace(title[cut.Length - 1]) ? cut.LastIndexOf(' ') : -1;
        return space > TitleLength / 2 ? $"{cut[..space].TrimEnd(" ,;:".ToCharArray())}…" : cut;
    }

    /// <summary>Up to the first full stop or line break.</summary>
    private static string Sentence(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny("\r\n");
        ReadOnlySpan<char> rest = end > 0 ? text[..end] : text;
        for (int i = 0; i < rest.Length - 1; i++)
        {
            if (rest[i] is '.' or '!' or '?' && char.IsWhiteSpace(rest[i + 1]))
            {
                rest = rest[..(i + 1)];
                break;
            }
        }

        return rest.Trim().TrimEnd(".,;: ").ToString();
    }

    private static ReadOnlySpan<char> WithoutGreeting(ReadOnlySpan<char> text)
    {
        foreach (string greeting in Greetings)
        {
            if (text.StartsWith(greeting, StringComparison.OrdinalIgnoreCase) && text.Length > greeting.Length + 10 && !char.IsLetterOrDigit(text[greeting.Length]))
            {
                return text[greeting.Length..].TrimStart(" ,.!-:\r\n");
            }
        }

        return text;
    }

    private static string Capitalised(string title)
    {
        Rune first = Rune.GetRuneAt(title, 0);
        return Rune.ToUpperInvariant(first) + title[first.Utf16SequenceLength..];
    }

    /// <summary>What the words alone would give. Never P1: that takes somebody who has answered the two questions.</summary>
    public static Priority PriorityOf(Understanding heard, PriorityMatrix matrix) =>
        matrix.Of(Of(heard.Impact), Of(heard.Urgency)) is var priority and not Priority.P1 ? priority : Priority.P2;

    private static Level Of(Classifier.Level level) => level switch
    {
        Classifier.Level.High => Level.High,
        Classifier.Level.Medium => Level.Medium,
        _ => Level.Low,
    };
}
