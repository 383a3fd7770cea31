using System.Runtime.CompilerServices;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Hearing;

/// <summary>
/// In which language somebody is answered: that of the message where it says enough to tell, of a card that was pressed that of the card, else
/// what they last wrote in, else their client's, else English. Agents are always answered in English: a channel has many readers.
/// </summary>
internal sealed class SpokenLanguage(Ear ear, ContactStore contacts)
{
    /// <summary>A word or two can be a name, or the same in several languages.</summary>
    private const int Telling = 3;

    /// <summary>As sure as the ear is of words that it has never seen: they are of no language.</summary>
    private const double OfNothing = 0.5;

    /// <summary>The last of the Latin letters: the others belong to languages that the ear does not know.</summary>
    private const char LastLatin = '\u024F';

    /// <summary>A turn that fails must be apologised for without asking the table again.</summary>
    private readonly ConditionalWeakTable<Activity, Texts> _found = [];

    /// <summary>As far as it is known by now.</summary>
    public Texts Of(Activity activity) =>
        _found.TryGetValue(activity, out Texts? texts) ? texts
        : IsAmongAgents(activity) ? Texts.English
        : Texts.In(activity.Locale);

    /// <summary>The turn with the words to answer it. Its own words have been heard before, and are safe.</summary>
    public async ValueTask<Turn> HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (IsAmongAgents(turn.Activity))
        {
            return turn;
        }

        string? heard = turn.Verb is null && IsTelling(turn.Text) && ear.Understand(turn.Text) is { } words && !IsNonsense(words) ? words.Language : null;
        string? known = heard ?? OfCard(turn) ?? (turn.IsPersonal ? await LastAsync(turn, cancellationToken) : null);
        Texts texts = Texts.Speaks(known) ? Texts.In(known) : turn.Texts;
        _found.AddOrUpdate(turn.Activity, texts);
        return turn with { Texts = texts, Language = heard };
    }

    /// <summary>Whether a message has words enough; numbers of tickets and the like are none.</summary>
    internal static bool IsTelling(string text)
    {
        int words = 0;
        foreach (Range part in text.AsSpan().SplitAny(" \t\r\n"))
        {
            if (IsWord(text.AsSpan()[part].Trim(".,;:!?¡¿()\"'«»„“”…")) && ++words == Telling)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNonsense(Understanding words) => words is { Intent: Intent.OutOfScope, IntentConfidence: <= OfNothing };

    private static bool IsWord(ReadOnlySpan<char> part)
    {
        foreach (char letter in part)
        {
            if (letter is not ('\'' or '’' or '-') && !(char.IsLetter(letter) && letter <= LastLatin))
            {
                return false;
            }
        }

        return part.ContainsAnyExcept("'’-");
    }

    private static bool IsAmongAgents(Activity activity) => activity.Conversation.ConversationType == ConversationTypes.Channel;

    private static string? OfCard(Turn turn) => turn.Inputs.Id(CardInputs.Language) is { } language && Texts.Speaks(language) ? language : null;

    private async ValueTask<string?> LastAsync(Turn turn, CancellationToken cancellationToken) =>
        (await contacts.FindAsync(Partitions.Shard(turn.Tenant, Partitions.ShardOf(turn.Person.Id, turn.Shards)), turn.Person.Id, cancellationToken))?.Language;
}
