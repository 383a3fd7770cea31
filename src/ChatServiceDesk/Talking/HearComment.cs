using System.Globalization;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Files;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>A person writes more about something that they have reported: the agents read it in the ticket's thread.</summary>
internal sealed class HearComment(OwnTickets own, TalkStore talks, AttachFiles attach)
{
    /// <summary>So long the next words are about the ticket that was spoken of last.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>After that the card that asks is out of sight: it is asked again, with all that waits.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>What belongs to something said just now, whatever it looks like on its own.</summary>
    /// <returns><see langword="null"/> if it does not.</returns>
    public async ValueTask<TurnOutcome?> ContinueAsync(Turn turn, Understanding heard, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        if (IsAsking(talk, turn) && heard.TicketNumber is { } named && !HasWords(turn.Text))
        {
            return await own.FindAsync(turn, named, cancellationToken) is { } chosen
                ? PassOn.Handle(turn, chosen, talk.Settle(chosen.Ticket.Number.Value), talk.Waiting)
                    .Then(await attach.OfMessagesAsync(turn, talk.Waiting.Select(words => words.Activity), chosen.Ticket, cancellationToken))
                : turn.Reply(turn.Texts.Say("MyTickets.NotFound", named));
        }

        if (heard.TicketNumber is { } about && (heard.Intent is not Intent.Status || IsAddressed(turn.Text)) && await own.FindAsync(turn, about, cancellationToken) is { Ticket.Question: not null } asked)
        {
            return PassOn.Handle(turn, asked, talk, [WordsOf(turn)]); // "INC-1042: yes".
        }

        return talk.Ticket is { } number && turn.Now - talk.At < Remembered && IsMore(talk, heard, turn.Text)
            && await own.FindAsync(turn, number, cancellationToken) is { Ticket.IsOpen: true } stored
                ? PassOn.Handle(turn, stored, talk, [WordsOf(turn)])
                : null;
    }

    /// <summary>A picture or file without a word belongs to the ticket that was spoken of just now.</summary>
    /// <param name="turn">The message.</param>
    /// <param name="asked">The ticket about which an agent waits for an answer; <see langword="null"/> if nobody does.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    /// <returns><see langword="null"/> when no ticket was.</returns>
    public async ValueTask<TurnOutcome?> ShowAsync(Turn turn, StoredTicket? asked, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        StoredTicket? meant = asked
            ?? (talk.Ticket is { } number && turn.Now - talk.At < Remembered && await own.FindAsync(turn, number, cancellationToken) is { Ticket.IsOpen: true } spokenOf ? spokenOf : null);
        return meant is null ? null : turn.Reply(turn.Texts.Say("Talking.PassedOn", meant.Ticket.Number, Words.TitleOf(meant.Ticket, turn.Texts)))
            .Then(turn.KeepFiles(meant.Ticket))
            .Then(talk.About(meant.Ticket.Number.Value, isAgents: false, turn.Now).Save());
    }

    /// <param name="turn">The message.</param>
    /// <param name="named">A ticket number as it was written; <see langword="null"/> if none was.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    /// <returns><see langword="null"/> when the person has no ticket that it could be about.</returns>
    public async ValueTask<TurnOutcome?> HandleAsync(Turn turn, string? named, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        if (named is not null)
        {
            return await own.FindAsync(turn, named, cancellationToken) is { } one
                ? PassOn.Handle(turn, one, talk, [WordsOf(turn)])
                : turn.Reply(turn.Texts.Say("MyTickets.NotFound", named));
        }

        if (IsAsking(talk, turn))
        {
            return talk.Waiting.Count == Talk.MaxWaiting
                ? turn.Reply(turn.Texts["Talking.TooMuchWaits"])
                : turn.Reply(turn.Texts["Talking.AlsoKept"]).Then((talk with { Waiting = [.. talk.Waiting, WordsOf(turn)] }).Save()).Then(turn.KeepFiles());
        }

        IReadOnlyList<TicketLine> mine = await own.LinesAsync(turn, cancellationToken);
        TicketLine[] open = [.. mine.Where(line => line.IsOpen)];
        TicketLine? only = open.Length > 0 ? open[0] : mine.FirstOrDefault(line => line.State is TicketState.Resolved);
        return open.Length > 1 ? PassOn.Ask(turn, talk, open, WordsOf(turn))
            : only is not null && await own.FindAsync(turn, only.Number.Value, cancellationToken) is { } stored ? PassOn.Handle(turn, stored, talk, [WordsOf(turn)])
            : null;
    }

    /// <summary>Whether a message does not name another ticket.</summary>
    public static bool MayBeAbout(Understanding heard, TicketNumber number) =>
        heard.TicketNumber is not { } named || named == number.ToString() || (long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out long bare) && bare == number.Value);

    /// <summary>Whether a message says something about a ticket. One that names a ticket may only ask for it.</summary>
    public static bool IsComment(Understanding heard, string text) => heard switch
    {
        { IsSecurityIncident: true, TicketNumber: null } => false,
        { TicketNumber: not null } => heard.Intent is Intent.Comment or Intent.Incident or Intent.Request or Intent.Escalate && HasWords(text),
        _ => heard.Intent is Intent.Comment || Addition.Is(text, heard),
    };

    /// <summary>A few words beside the number: "ticket no. 1042" only asks for it.</summary>
    private static bool HasWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter) && !TicketNumber.TryParse(word.Trim(':', ',', '.', '?', '!'), null, out _)) >= 3;

    /// <summary>"INC-1042: yes" says something to that ticket, however little it is.</summary>
    private static bool IsAddressed(string text) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && ThreadTickets.Named(text[..colon]) is not null && colon < text.Length - 1;

    private static bool IsAsking(Talk talk, Turn turn) => talk.Waiting.Count > 0 && turn.Now - talk.AskedAt < Waits;

    private static Talk.Words WordsOf(Turn turn) => new(turn.Activity.Id, CardText.Truncate(turn.Text, Speaking.MaxText));

    /// <summary>After the person's own words only what says too little by itself; after an agent's nearly everything but a report of its own.</summary>
    private static bool IsMore(Talk talk, Understanding heard, string text) => heard switch
    {
        { AsksForHelp: true } or { IsSecurityIncident: true } or { TicketNumber: not null } or { Intent: Intent.Status } => false,
        _ when IsComment(heard, text) => true,
        { Intent: Intent.Incident or Intent.Request or Intent.Question or Intent.Escalate } => heard.IsVague,
        { Intent: Intent.Smalltalk, Smalltalk: SmalltalkKind.Greeting or SmalltalkKind.Thanks or SmalltalkKind.Goodbye } => false,
        _ => talk.IsAgents,
    };
}
