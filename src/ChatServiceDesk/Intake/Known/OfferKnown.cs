using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>A report that looks like a known thing: an open ticket of the same person, or what several people or somebody with the highest priority report. Asked once for each draft.</summary>
internal sealed partial class OfferKnown(DeskSettings settings, TicketStore tickets, SameThing same, TimeProvider clock, ILogger<OfferKnown> logger)
{
    /// <summary>Of one person's tickets the newest.</summary>
    private const int Looked = 20;

    /// <summary>Of the others' reports, to see whether one has the highest priority.</summary>
    private const int Loaded = 5;

    /// <summary>It saves a ticket where it is found, but nobody waits longer for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A turn that has taken so long by now has a slow table, and no time for more than it must ask.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    /// <returns><see langword="null"/> when nothing is known, or that could not be found out in time.</returns>
    public async ValueTask<TurnOutcome?> ShowAsync(Turn turn, Draft draft, Understanding heard, CancellationToken cancellationToken)
    {
        if (draft.Known is not null || clock.GetUtcNow() - turn.Now > Late || heard is not { Intent: Intent.Incident, Certainty: Certainty.Sure }
            || !ReportSignature.TryParse(same.SignatureOf(TicketKind.Incident, settings.QueueOf(heard.Category).Key, "", draft.Text), out ReportSignature? signature))
        {
            return null;
        }

        using CancellationTokenSource budget = new(Patience, clock);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            return await OwnAsync(turn, draft, heard.Category, signature, both.Token) ?? await OthersAsync(turn, draft, heard.Category, signature, both.Token);
        }
        catch (Exception e) when (e is TableException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotCompared();
            return null;
        }
    }

    private async Task<TurnOutcome?> OwnAsync(Turn turn, Draft draft, string category, ReportSignature signature, CancellationToken cancellationToken)
    {
        await foreach (StoredTicket stored in tickets.OfRequesterAsync(turn.Home, turn.Person.Id, cancellationToken).Take(Looked))
        {
            if (stored.Partition == turn.Home && stored.Ticket is { IsOpen: true } ticket && ticket.Category == category && ReportSignature.TryParse(ticket.Likeness, out ReportSignature? theirs) && theirs.IsSameMatterAs(signature))
            {
                return Show(turn, draft, new KnownTicket(IsOwn: true, ticket.Number), KnownCard.ForOwn(draft.Id, ticket, turn.Texts));
            }
        }

        return null;
    }

    private async Task<TurnOutcome?> OthersAsync(Turn turn, Draft draft, string category, ReportSignature signature, CancellationToken cancellationToken)
    {
        (int people, IReadOnlyList<OpenReport> reports) = await same.OthersAsync(turn.Tenant, category, signature, turn.Person.Id, turn.Now, cancellationToken);
        OpenReport? followed = await MajorAsync(reports, cancellationToken) ?? (settings.Similar.Follow > 0 && people >= settings.Similar.Follow ? reports[0] : null);
        return followed is null ? null : Show(turn, draft, new KnownTicket(IsOwn: false, followed.Number), KnownCard.ForOthers(draft.Id, people, turn.Texts));
    }

    /// <summary>The first that has the highest priority, if one has.</summary>
    private async Task<OpenReport?> MajorAsync(IReadOnlyList<OpenReport> reports, CancellationToken cancellationToken)
    {
        foreach (OpenReport report in reports.Take(Loaded))
        {
            if (await tickets.FindAsync(report.Partition, report.Number.Value, cancellationToken) is { Ticket: { IsOpen: true, Priority: Priority.P1 } })
            {
                return report;
            }
        }

        return null;
    }

    private TurnOutcome Show(Turn turn, Draft draft, KnownTicket known, AdaptiveCard card)
    {
        LogOffered(known.Number, known.IsOwn);
        return turn.Show(card, card.FallbackText ?? "").Then((draft with { Known = known.ToString(), Waiting = false }).Save());
    }

    [LoggerMessage(2008, LogLevel.Information, "Intake: asked whether it is {Ticket}, own: {IsOwn}")]
    private partial void LogOffered(TicketNumber ticket, bool isOwn);

    [LoggerMessage(2009, LogLevel.Warning, "Intake: whether the report is known already could not be found out in time")]
    private partial void LogNotCompared();
}
