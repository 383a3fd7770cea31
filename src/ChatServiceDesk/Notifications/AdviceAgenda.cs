using System.Text.Json;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Notifications;

/// <summary>Makes a reply of an agenda row that calls for a model's answer. What the answer has cost is written down in the same batch, before anybody sees it.</summary>
internal sealed partial class AdviceAgenda(AdviceAgenda.Writer writer, ShownPassageStore passages, Journal journal, ILogger<AdviceAgenda> logger)
{
    /// <summary>How often a batch that lost a race is made anew.</summary>
    private const int MaxRounds = 5;

    /// <summary>Asks the model. The only implementation is a slice.</summary>
    /// <param name="row">What calls for it.</param>
    /// <param name="message">What is sent without an answer.</param>
    /// <param name="cancellationToken">Cancels when the process ends.</param>
    /// <returns><see langword="null"/> when nobody is to be asked any more.</returns>
    internal delegate ValueTask<Written?> Writer(AgendaRow row, OutboundActivity message, CancellationToken cancellationToken);

    /// <param name="Message">With the answer, or as it was.</param>
    /// <param name="Advice">What came of it.</param>
    internal sealed record Written(OutboundActivity Message, Advice Advice);

    /// <param name="taken">The row as it was taken.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The reply, as it stands in the agenda now; <see langword="null"/> if another replica has taken the row over.</returns>
    public async Task<AgendaRow?> ToReplyAsync(AgendaRow taken, CancellationToken cancellationToken)
    {
        Written? written = await AskAsync(taken, cancellationToken);
        AgendaRow reply = taken with
        {
            Kind = AgendaKind.Reply,
            Due = taken.Since, // Its place among the answers of the chat.
            Attempts = 0,
            InFlight = false,
            Payload = written?.Message.ToJson() ?? taken.Payload,
            Draft = written is { Advice.IsAnswered: true } ? taken.Draft : "",
        };
        for (int round = 1; ; round++)
        {
            Change change = Change.Later(reply);
            if (written is not null && await passages.FindAsync(taken.Partition, taken.Conversation, taken.Draft, cancellationToken) is { } shown)
            {
                change = change.And((shown with { Advice = written.Advice }).Save());
            }

            try
            {
                await journal.CommitAsync(taken, change, CancellationToken.None); // A commit that is broken off may have happened.
                return reply;
            }
            catch (DuplicateException)
            {
                return null;
            }
            catch (LostRaceException) when (round < MaxRounds)
            {
                // The passage was judged meanwhile; the model is not asked again.
            }
        }
    }

    /// <summary>Once only: whoever died while asking, or an operator who puts back what was given up, gets the passages without an answer.</summary>
    private async ValueTask<Written?> AskAsync(AgendaRow taken, CancellationToken cancellationToken)
    {
        if (taken is not { Attempts: 1, Replayed: false })
        {
            LogWithout(taken.What);
            return null;
        }

        try
        {
            return await writer(taken, OutboundActivity.FromJson(taken.Payload), cancellationToken);
        }
        catch (JsonException)
        {
            return null; // The courier says so of the reply.
        }
    }

    [LoggerMessage(1113, LogLevel.Information, "Agenda: {What} is sent without asking a model again")]
    private partial void LogWithout(string what);
}
