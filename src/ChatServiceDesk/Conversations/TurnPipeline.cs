using System.Diagnostics.CodeAnalysis;
using System.Text;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>The life of an activity that has been let in: known already? → route → commit all of it in one batch → answer → send.</summary>
internal sealed partial class TurnPipeline(
    InboxStore inbox, TenantStore tenants, Journal journal, AgendaPump pump, ConversationPace pace, ConnectorClient connector, TypingSign typingSign, TurnPipeline.Router router, SafeWords words, SpokenLanguage languages, ActivityLimit limit, ThreadTickets threads, TimeProvider clock, ILogger<TurnPipeline> logger)
{
    /// <summary>Where the turn has its effect, and what that is. The only implementation knows every slice.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Cancels when the turn's own deadline has passed.</param>
    internal delegate ValueTask<TurnOutcome> Router(Turn turn, CancellationToken cancellationToken);

    /// <summary>Teams gives up after 10 to 15 seconds; by then the person must have heard from us.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(9);

    /// <summary>From here on nothing is begun that the answer can do without, nor waited for.</summary>
    private static readonly TimeSpan Leisure = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ApologyBudget = TimeSpan.FromSeconds(1);

    /// <summary>How often a turn that lost a race is decided anew.</summary>
    private const int MaxRounds = 12;

    /// <returns>Never <see langword="null"/>; an activity that is no invoke gets an empty 200.</returns>
    public async Task<InvokeResponse> HandleAsync(Activity activity, CancellationToken cancellationToken) =>
        await AnswerAsync(activity, cancellationToken) is var answer && IsThumb(activity) && answer.Status == StatusCodes.Status200OK ? InvokeResponses.Empty : answer;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever fails in a turn, the person gets our words and the process stays up.")]
    private async Task<InvokeResponse> AnswerAsync(Activity activity, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(Deadline, clock);
        using CancellationTokenSource leisure = new(Leisure, clock);
        string reference = Digest.Of($"{activity.Conversation.Id}|{activity.Id}|{clock.GetUtcNow().UtcTicks}")[..8];
        if (IsOverheard(activity))
        {
            return InvokeResponses.Empty;
        }

        TypingSign.Hand? typing = null;
        try
        {
            if (WhoIs(activity) is not { } person || activity.TenantId is not { } tenant || !Partitions.IsTenant(tenant))
            {
                return await TurnAwayAsync(activity, deadline.Token);
            }

            // Not the request's token: once begun, a turn ends by itself, whoever still listens.
            typing = typingSign.Raise(activity, Partitions.Canonical(tenant), isPressed: Pressed(activity).Verb is not null, deadline.Token);
            return await RunAsync(await BeginAsync(activity, tenant, person, deadline.Token) with { Leisure = leisure.Token }, typing, deadline.Token);
        }
        catch (TableException e) when (e.Code is TableErrorCode.Unclear)
        {
            LogTurnFailed(reference, LogText.Of(activity.Type), LogText.Of(activity.Id), e);
            return await ApologiseAsync(activity, reference, mayHaveHappened: true, cancellationToken);
        }
        catch (Exception e)
        {
            LogTurnFailed(reference, LogText.Of(activity.Type), LogText.Of(activity.Id), e);
            return await ApologiseAsync(activity, reference, mayHaveHappened: false, cancellationToken);
        }
        finally
        {
            typing?.Leave();
        }
    }

    /// <summary>Teams takes nothing but an empty answer for it.</summary>
    private static bool IsThumb(Activity activity) => activity is { Type: ActivityTypes.Invoke, Name: InvokeNames.Feedback };

    /// <summary>What people say to each other in a channel or group is none of the desk's business, even where it may listen.</summary>
    private static bool IsOverheard(Activity activity) =>
        activity.Type == ActivityTypes.Message
        && activity.Conversation.ConversationType is ConversationTypes.Channel or ConversationTypes.GroupChat
        && activity.Value is null
        && !activity.MentionsRecipient;

    /// <summary>An installation may be an administrator's policy; then there is nobody to name, and nobody gets anything by it.</summary>
    private static string? WhoIs(Activity activity) => activity switch
    {
        { From.AadObjectId: { Length: > 0 } person } => person,
        { Type: ActivityTypes.InstallationUpdate, Conversation.ConversationType: ConversationTypes.Channel } => "administrator",
        _ => null,
    };

    private async Task<Turn> BeginAsync(Activity activity, string tenant, string person, CancellationToken cancellationToken)
    {
        ExtensionInvoke? extension = activity.Type == ActivityTypes.Invoke && ExtensionReader.Reads(activity.Name) ? ReadExtension(activity) : null;
        (string? verb, CardInputs inputs) = extension is null ? Pressed(activity) : Called(extension);
        Turn turn = new()
        {
            Activity = activity,
            Tenant = Partitions.Canonical(tenant),
            Person = new Person(new PersonId(person), activity.From.Name is { Length: > 0 } name ? name : "Somebody"),
            Home = "",
            Shards = await tenants.ShardsAsync(Partitions.Canonical(tenant), cancellationToken),
            Now = clock.GetUtcNow(),
            Verb = verb,
            Inputs = inputs,
            Extension = extension,
            Texts = languages.Of(activity),
        };
        return await threads.FindAsync(turn, cancellationToken) is { } ticket
            ? turn with { Thread = ticket, Home = Partitions.Shard(turn.Tenant, Partitions.ShardOf(ticket, turn.Shards)) }
            : turn with { Home = HomeOf(turn) };
    }

    private ExtensionInvoke? ReadExtension(Activity activity)
    {
        if (ExtensionReader.Read(activity) is ExtensionInvokeReading.Malformed malformed)
        {
            LogUnreadable(LogText.Of(activity.Name ?? ""), malformed.Field, malformed.Problem);
        }

        return (ExtensionReader.Read(activity) as ExtensionInvokeReading.Ok)?.Invoke;
    }

    private static (string? Verb, CardInputs Inputs) Called(ExtensionInvoke extension) => extension switch
    {
        ExtensionInvoke.Fetch => (Verbs.BeginFromMessage, new CardInputs(default)),
        ExtensionInvoke.Submit submit => (Verbs.CreateFromMessage, new CardInputs(submit.Data)),
        ExtensionInvoke.Query => (Verbs.FindFromCompose, new CardInputs(default)),
        _ => (Verbs.PreviewLink, new CardInputs(default)),
    };

    /// <summary>Old clients fall back from Action.Execute to Action.Submit, which comes as a message with a value.</summary>
    private static (string? Verb, CardInputs Inputs) Pressed(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: InvokeNames.CardAction } when AdaptiveCardInvoke.Read(activity) is AdaptiveCardInvokeReading.Ok { Invoke: var invoke } =>
            (invoke.Verb, new CardInputs(invoke.Data)),
        { Type: ActivityTypes.Invoke, Name: InvokeNames.Feedback } when MessageFeedback.Read(activity) is { } feedback => (Verbs.RateAdvice, FeedbackInputs.Of(feedback)),
        { Type: ActivityTypes.Message, Value: { } value } when new CardInputs(value).Id(CardData.VerbName) is { } submitted =>
            (submitted, new CardInputs(value)),
        _ => (null, new CardInputs(default)),
    };

    /// <summary>A ticket's number names its partition, and a person their own; what is said elsewhere belongs to no person.</summary>
    private static string HomeOf(Turn turn) =>
        turn.Frame is not Frame.Card ? Partitions.Shard(turn.Tenant, Partitions.ShardOf(turn.Person.Id, turn.Shards))
        : turn.Verb?.StartsWith(Verbs.AboutTicket, StringComparison.Ordinal) is true && turn.Inputs.Number(CardInputs.Ticket) is > 0 and var number ? Partitions.Shard(turn.Tenant, Partitions.ShardOf(number, turn.Shards))
        : turn.IsPersonal ? Partitions.Shard(turn.Tenant, Partitions.ShardOf(turn.Person.Id, turn.Shards))
        : Partitions.Desk(turn.Tenant);

    private async Task<InvokeResponse> RunAsync(Turn turn, TypingSign.Hand typing, CancellationToken cancellationToken)
    {
        if (turn.IsInvoke && turn.Verb is null)
        {
            return turn.Activity.Name == InvokeNames.CardAction ? InvokeResponses.Error(400, "BadRequest", turn.Texts["Turns.UnreadableButton"])
                : IsThumb(turn.Activity) ? InvokeResponses.BadRequest
                : !ExtensionReader.Reads(turn.Activity.Name) ? InvokeResponses.NotImplemented
                : ExtensionReader.Read(turn.Activity) is ExtensionInvokeReading.Malformed wrong ? InvokeResponses.Error(400, "BadRequest", $"{wrong.Field} {wrong.Problem}")
                : InvokeResponses.BadRequest;
        }

        if (await EarlierAnswerAsync(turn, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        ActivityLimit.Refusal? refused = limit.Refuse(turn);
        if (refused is null)
        {
            typing.Show();
        }
        else
        {
            typing.Leave();
        }

        Turn heard = refused is { IsSaid: false } ? turn : await languages.HearAsync(refused is null ? words.Hear(turn) : turn, cancellationToken);
        for (int round = 1; ; round++)
        {
            TurnOutcome outcome = refused?.Answer(heard) ?? Tell(heard, await router(heard, cancellationToken));
            try
            {
                await typing.Down; // It has a budget of its own and comes before what is sent.
                if (!outcome.Change.IsNothing)
                {
                    // Not the deadline's token: a commit that is broken off may have happened. The store has limits of its own.
                    await journal.CommitAsync(turn.Home, EntryOf(turn, outcome.Response), outcome.Change, CancellationToken.None);
                }

                pump.Offer(outcome.Change.Agenda);
                return outcome.Response ?? InvokeResponses.Empty;
            }
            catch (DuplicateException)
            {
                return await EarlierAnswerAsync(turn, cancellationToken) ?? InvokeResponses.Empty;
            }
            catch (LostRaceException) when (round < MaxRounds)
            {
                LogLostRace(LogText.Of(turn.Activity.Id), round);
                if (await EarlierAnswerAsync(turn, cancellationToken) is { } twin)
                {
                    return twin; // It was the same activity that came first.
                }
            }
        }
    }

    /// <summary>Whoever wrote a secret is told so: in the answer if there is a message, else in one of its own, for a card that was pressed is soon drawn anew.</summary>
    private static TurnOutcome Tell(Turn turn, TurnOutcome outcome) =>
        turn.Notice is not { } notice || turn.Frame is not Frame.Card || outcome.Change.Agenda.Any(row => row.Kind is AgendaKind.Reply or AgendaKind.Advise) || (outcome.Change.IsNothing && !turn.IsInvoke)
            ? outcome
            : outcome.Then((turn with { TakenOut = [] }).Reply(notice).Change);

    /// <summary>What this activity was answered with when it came before; <see langword="null"/> if it never did.</summary>
    private async ValueTask<InvokeResponse?> EarlierAnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await inbox.FindAsync(turn.Home, turn.InboxKey, cancellationToken) is not { } entry)
        {
            return null;
        }

        LogDuplicate(LogText.Of(turn.Activity.Id));
        return entry is { Status: { } status, Response: { } body }
            ? new InvokeResponse(status, Encoding.UTF8.GetBytes(body))
            : turn.IsInvoke ? InvokeResponses.Message(turn.Texts["Turns.DoneAlready"]) : InvokeResponses.Empty;
    }

    private static InboxEntry EntryOf(Turn turn, InvokeResponse? response) => new()
    {
        Key = turn.InboxKey,
        At = turn.Now,
        Person = turn.Person.Id.Value,
        Verb = turn.Verb,
        Status = response?.Status,
        Response = response is null ? null : Encoding.UTF8.GetString(response.Body.Span),
    };

    /// <summary>What is said outside the agenda gives way to what stands in it.</summary>
    private bool MayGo(Activity activity) => pace.TryBookSpare(activity.TenantId ?? "", activity.Conversation.Id);

    /// <summary>Somebody whom the directory does not know, or an event without a person: nothing is stored.</summary>
    private async Task<InvokeResponse> TurnAwayAsync(Activity activity, CancellationToken cancellationToken)
    {
        LogTurnedAway(LogText.Of(activity.Type), LogText.Of(activity.Id));
        if (activity.Type == ActivityTypes.Message && MayGo(activity))
        {
            await connector.SendAsync(
                activity.ServiceUrl, activity.Conversation.Id, OutboundActivity.Message(languages.Of(activity)["Turns.SignedInOnly"]), cancellationToken);
        }

        return activity.Type == ActivityTypes.Invoke
            ? InvokeResponses.Error(403, "Forbidden", languages.Of(activity)["Turns.SignIn"])
            : InvokeResponses.Empty;
    }

    /// <summary>A press gets our words in place; for a message Teams gets a 503, so that it is not taken for done. Trying again has no second effect.</summary>
    private async Task<InvokeResponse> ApologiseAsync(Activity activity, string reference, bool mayHaveHappened, CancellationToken cancellationToken)
    {
        Texts texts = languages.Of(activity);
        if (IsThumb(activity))
        {
            return new InvokeResponse(StatusCodes.Status503ServiceUnavailable, default);
        }

        string sorry = mayHaveHappened ? texts.Say("Turns.Unclear", reference) : texts.Say("Turns.Failed", reference);
        if (activity.Type == ActivityTypes.Invoke)
        {
            return InvokeResponses.Error(500, "DeskUnavailable", sorry);
        }

        if (activity.Type == ActivityTypes.Message && MayGo(activity))
        {
            using CancellationTokenSource budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            budget.CancelAfter(ApologyBudget);
            try
            {
                await connector.SendAsync(activity.ServiceUrl, activity.Conversation.Id, OutboundActivity.Message(sorry), budget.Token);
            }
            catch (OperationCanceledException)
            {
                // The connector is out of reach as well; the 503 tells Teams.
            }
        }

        return new InvokeResponse(StatusCodes.Status503ServiceUnavailable, default);
    }

    [LoggerMessage(1001, LogLevel.Error, "Turn {Reference} failed: {Type} {Activity}")]
    private partial void LogTurnFailed(string reference, string type, string activity, Exception exception);

    [LoggerMessage(1007, LogLevel.Warning, "Malformed {Name}: {Field} {Problem}")]
    private partial void LogUnreadable(string name, string field, string problem);

    [LoggerMessage(1002, LogLevel.Debug, "Activity {Activity} lost a race and is decided anew, round {Round}")]
    private partial void LogLostRace(string activity, int round);

    [LoggerMessage(1003, LogLevel.Information, "Activity {Activity} came again and has no second effect")]
    private partial void LogDuplicate(string activity);

    [LoggerMessage(1004, LogLevel.Information, "{Type} {Activity} names no person or no tenant and was turned away")]
    private partial void LogTurnedAway(string type, string activity);
}
