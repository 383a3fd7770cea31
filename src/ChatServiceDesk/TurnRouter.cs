using ChatServiceDesk.Advising;
using ChatServiceDesk.Asking;
using ChatServiceDesk.Claiming;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Connecting;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Correcting;
using ChatServiceDesk.Editing;
using ChatServiceDesk.Escalating;
using ChatServiceDesk.Extension;
using ChatServiceDesk.Files;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Help;
using ChatServiceDesk.Holding;
using ChatServiceDesk.Intake;
using ChatServiceDesk.MyTickets;
using ChatServiceDesk.Preferences;
using ChatServiceDesk.Prioritising;
using ChatServiceDesk.Resolving;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Surveys;
using ChatServiceDesk.Talking;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Withdrawing;

namespace ChatServiceDesk;

/// <summary>Which slice answers what. A switch, so that everything the desk reacts to can be read in one place.</summary>
internal sealed class TurnRouter(
    Ear ear,
    ContactStore contacts,
    DraftStore drafts,
    HearReport hearReport,
    CreateTicket createTicket,
    DismissDraft dismissDraft,
    ChooseTopic chooseTopic,
    AnswerSlot answerSlot,
    SteerReport steerReport,
    ResumeReport resumeReport,
    SettleKnown settleKnown,
    JudgePassage judgePassage,
    RateAdvice rateAdvice,
    ListMyTickets listMyTickets,
    Answers answers,
    ClaimTicket claimTicket,
    AskRequester askRequester,
    AnswerQuestion answerQuestion,
    ChangePriority changePriority,
    CorrectTicket correctTicket,
    ResolveTicket resolveTicket,
    ReopenTicket reopenTicket,
    RateResolution rateResolution,
    CloseComplaint closeComplaint,
    HearComment hearComment,
    ChooseTicket chooseTicket,
    ChangeSaid changeSaid,
    TellRequester tellRequester,
    AddInformation addInformation,
    EditTicket editTicket,
    WithdrawTicket withdrawTicket,
    ConnectChannel connectChannel,
    InstallDesk installDesk,
    HoldTicket holdTicket,
    EscalateTicket escalateTicket,
    ChooseNotifications chooseNotifications,
    ReceiveFiles receiveFiles,
    BeginFromMessage beginFromMessage,
    FindFromCompose findFromCompose,
    PreviewLink previewLink)
{
    /// <summary>From here on a message is taken for a report of its own although an agent waits for an answer.</summary>
    private const double SureOfReport = 0.85;

    public async ValueTask<TurnOutcome> RouteAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn = turn with { Files = receiveFiles.Of(turn) };
        TurnOutcome outcome = await AnswerAsync(turn, cancellationToken);
        return turn is { IsPersonal: true, Frame: Frame.Card } ? await RememberAsync(turn, outcome, cancellationToken) : outcome;
    }

    private ValueTask<TurnOutcome> AnswerAsync(Turn turn, CancellationToken cancellationToken) => turn switch
    {
        { Verb: { } verb } => PressAsync(turn, verb, cancellationToken),
        { Activity.Type: ActivityTypes.Message, IsPersonal: true } => HearAsync(turn, cancellationToken),
        { Activity: { Type: ActivityTypes.MessageUpdate, ChannelData.EventType: ChannelEvents.MessageEdited }, IsPersonal: true } => HearEditAsync(turn, cancellationToken),
        { Activity.Type: ActivityTypes.MessageDelete, IsPersonal: true } => HearDeletionAsync(turn, cancellationToken),
        { Thread: not null } => tellRequester.HandleAsync(turn, cancellationToken),
        { Activity: { Type: ActivityTypes.Message, MentionsRecipient: true } } =>
            turn.Activity.Conversation.ConversationType == ConversationTypes.Channel
                ? connectChannel.HandleAsync(turn, cancellationToken)
                : ValueTask.FromResult(Answers.GroupChat(turn)),
        { Activity: { Type: ActivityTypes.InstallationUpdate, Action: InstallationActions.Add }, IsPersonal: true } => WelcomeAsync(turn, cancellationToken),
        { Activity: { Type: ActivityTypes.InstallationUpdate, Conversation.ConversationType: ConversationTypes.Channel } } => installDesk.HandleAsync(turn, cancellationToken),
        _ => ValueTask.FromResult(TurnOutcome.Nothing),
    };

    private ValueTask<TurnOutcome> PressAsync(Turn turn, string verb, CancellationToken cancellationToken) => verb switch
    {
        Verbs.CreateTicket or Verbs.CreateFromMessage => createTicket.HandleAsync(turn, cancellationToken),
        Verbs.BeginFromMessage => beginFromMessage.HandleAsync(turn, cancellationToken),
        Verbs.FindFromCompose => findFromCompose.HandleAsync(turn, cancellationToken),
        Verbs.PreviewLink => previewLink.HandleAsync(turn, cancellationToken),
        Verbs.DismissDraft => dismissDraft.HandleAsync(turn, cancellationToken),
        Verbs.ChooseTopic => chooseTopic.HandleAsync(turn, cancellationToken),
        Verbs.AnswerSlot => answerSlot.HandleAsync(turn, cancellationToken),
        Verbs.BackInDraft => steerReport.BackAsync(turn, cancellationToken),
        Verbs.StartOver => steerReport.StartOverAsync(turn, cancellationToken),
        Verbs.ResumeDraft => resumeReport.HandleAsync(turn, cancellationToken),
        Verbs.AddToTicket or Verbs.FollowTicket => settleKnown.AcceptAsync(turn, cancellationToken),
        Verbs.SomethingElse => settleKnown.DeclineAsync(turn, cancellationToken),
        Verbs.PassageSolved => judgePassage.HandleAsync(turn, PassageOutcome.Solved, cancellationToken),
        Verbs.PassageNotHelpful => judgePassage.HandleAsync(turn, PassageOutcome.NotHelpful, cancellationToken),
        Verbs.TicketAnyway => judgePassage.HandleAsync(turn, PassageOutcome.WentOn, cancellationToken),
        Verbs.RateAdvice => rateAdvice.HandleAsync(turn, cancellationToken),
        Verbs.Claim => claimTicket.HandleAsync(turn, cancellationToken),
        Verbs.Ask => askRequester.HandleAsync(turn, cancellationToken),
        Verbs.Answer => answerQuestion.HandleAsync(turn, cancellationToken),
        Verbs.ChangePriority => changePriority.HandleAsync(turn, cancellationToken),
        Verbs.Correct => correctTicket.HandleAsync(turn, cancellationToken),
        Verbs.Resolve => resolveTicket.HandleAsync(turn, cancellationToken),
        Verbs.Reopen => reopenTicket.HandleAsync(turn, cancellationToken),
        Verbs.Rate => rateResolution.HandleAsync(turn, cancellationToken),
        Verbs.Hold => holdTicket.HandleAsync(turn, cancellationToken),
        Verbs.Continue => holdTicket.ContinueAsync(turn, cancellationToken),
        Verbs.Escalate => escalateTicket.HandleAsync(turn, cancellationToken),
        Verbs.Notify => chooseNotifications.HandleAsync(turn, cancellationToken),
        Verbs.CloseComplaint => closeComplaint.HandleAsync(turn, cancellationToken),
        Verbs.Say => addInformation.HandleAsync(turn, cancellationToken),
        Verbs.Edit => editTicket.HandleAsync(turn, cancellationToken),
        Verbs.Withdraw => withdrawTicket.HandleAsync(turn, cancellationToken),
        Verbs.ChooseTicket => chooseTicket.HandleAsync(turn, cancellationToken),
        Verbs.ReportInstead => chooseTicket.ReportAsync(turn, said => ReportAsync(said, cancellationToken), cancellationToken),
        Verbs.DropWords => chooseTicket.DropAsync(turn, cancellationToken),
        Verbs.ListTickets => listMyTickets.TurnPageAsync(turn, cancellationToken),
        Verbs.ShowTicket => listMyTickets.ShowAsync(turn, cancellationToken),
        _ => ValueTask.FromResult(turn.Say(turn.Texts["Turns.UnknownButton"])),
    };

    private async ValueTask<TurnOutcome> HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        Draft? draft = await drafts.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        if (turn.Text.Length == 0)
        {
            bool goesToDraft = turn.Files.Ids.Count == 0 || (draft is not null && HearReport.IsFresh(draft, turn.Now));
            return (goesToDraft ? null : await hearComment.ShowAsync(turn, await answerQuestion.FindAskedAsync(turn, cancellationToken), cancellationToken))
                ?? HearFiles.Handle(turn, draft)
                ?? Answers.WithoutWords(turn);
        }

        Understanding heard = ear.Understand(turn.Text);
        if (await steerReport.HandleTextAsync(turn, draft, cancellationToken) is { } steered)
        {
            return steered;
        }

        if (MenuCommands.IsBeginning(turn.Text))
        {
            return HearReport.Begin(turn, draft);
        }

        if (NotifyCommand.Read(turn.Text) is { } command)
        {
            return await chooseNotifications.HandleTextAsync(turn, command, cancellationToken);
        }

        if ((AnswerQuestion.BeginsLikeOne(turn.Text) || CouldBeAnAnswer(heard)) && !IsAnswer(turn, draft, heard) && await answerQuestion.FindAskedAsync(turn, cancellationToken) is { } asked && HearComment.MayBeAbout(heard, asked.Ticket.Number))
        {
            return answerQuestion.HandleText(turn, asked).Then(turn.KeepFiles(asked.Ticket));
        }

        if (Tone.IsRude(turn.Text, heard))
        {
            return Answers.Rude(turn);
        }

        if (draft is not null && IsAnswer(turn, draft, heard))
        {
            return draft.Pending is null ? await hearReport.HandleAsync(turn, draft, heard, cancellationToken) : answerSlot.HandleText(turn, draft with { Files = DraftFiles.Joined(draft.Files, turn.Files.Ids) }).Then(turn.KeepFiles());
        }

        if (draft is not null && ResumeReport.IsCalledFor(draft, heard, turn.Text, turn.Now))
        {
            return resumeReport.Offer(turn, draft);
        }

        if (await hearComment.ContinueAsync(turn, heard, cancellationToken) is { } continued)
        {
            return continued;
        }

        if (turn.Files.Ids.Count == 0 && Emoji.IsAll(turn.Text))
        {
            return Answers.Smalltalk(turn, null);
        }

        // A report asks for itself, once nothing is missing.
        Understanding decided = IsReport(heard) ? heard : (await ear.HearAsync(turn, turn.Text, cancellationToken)).Understanding;
        if (decided is { Intent: Intent.Escalate, IsSecurityIncident: false } && await escalateTicket.HandleTextAsync(turn, decided, cancellationToken) is { } escalated)
        {
            return escalated;
        }

        if (HearComment.IsComment(decided, turn.Text) && await hearComment.HandleAsync(turn, decided.TicketNumber, cancellationToken) is { } passedOn)
        {
            return passedOn;
        }

        return decided switch
        {
            { IsSecurityIncident: true, TicketNumber: null } => await hearReport.HandleAsync(turn, draft, decided, cancellationToken),
            { AsksForHelp: true } => Answers.Help(turn),
            { Intent: Intent.Status } or { TicketNumber: not null } => await listMyTickets.HandleAsync(turn, decided.TicketNumber, cancellationToken),
            { Intent: Intent.Smalltalk } => Answers.Smalltalk(turn, decided.Smalltalk),
            { Intent: Intent.OutOfScope } => Answers.OutOfScope(turn, decided),
            _ => await hearReport.HandleAsync(turn, draft, decided, cancellationToken),
        };
    }

    private async ValueTask<TurnOutcome> HearEditAsync(Turn turn, CancellationToken cancellationToken) =>
        await changeSaid.HandleAsync(turn, cancellationToken)
        ?? await hearReport.HandleEditAsync(turn, await drafts.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken), cancellationToken);

    private async ValueTask<TurnOutcome> HearDeletionAsync(Turn turn, CancellationToken cancellationToken) =>
        await changeSaid.HandleAsync(turn, cancellationToken)
        ?? DropDraft.Handle(turn, await drafts.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken));

    /// <summary>Words that are about none of the person's tickets report something new.</summary>
    private async ValueTask<TurnOutcome> ReportAsync(Turn said, CancellationToken cancellationToken) =>
        await hearReport.HandleAsync(said, await drafts.FindAsync(said.Home, said.Activity.Conversation.Id, cancellationToken), ear.Understand(said.Text), cancellationToken);

    private bool IsAnswer(Turn turn, Draft? draft, Understanding heard) =>
        HearReport.IsAnswer(draft, heard, turn.Now) && draft is not null && !answerSlot.IsOwnMatter(draft, heard, turn.Text);

    private static bool IsReport(Understanding heard) => heard.Intent is Intent.Incident or Intent.Request or Intent.Question or Intent.Escalate;

    /// <summary>What people write when an agent has asked them something: no greeting, no question about their tickets, and no new report of its own.</summary>
    private static bool CouldBeAnAnswer(Understanding heard) => heard switch
    {
        { AsksForHelp: true } or { Intent: Intent.Status } => false,
        { Intent: Intent.Smalltalk, Smalltalk: SmalltalkKind.Greeting or SmalltalkKind.Thanks or SmalltalkKind.Goodbye } => false,
        { Intent: Intent.Escalate } => heard.IntentConfidence < SureOfReport,
        { Intent: Intent.Incident or Intent.Request or Intent.Question } => heard.IsVague || heard.IntentConfidence < SureOfReport,
        _ => true,
    };

    /// <summary>Teams sends an installation more than once; a person is welcomed once.</summary>
    private async ValueTask<TurnOutcome> WelcomeAsync(Turn turn, CancellationToken cancellationToken) =>
        await contacts.FindAsync(turn.Home, turn.Person.Id, cancellationToken) is null ? answers.Welcome(turn) : TurnOutcome.Nothing;

    /// <summary>Keeps up to date how the person is reached, in the same batch as what they caused. Somebody who does something here can be reached again.</summary>
    private async ValueTask<TurnOutcome> RememberAsync(Turn turn, TurnOutcome outcome, CancellationToken cancellationToken)
    {
        string home = Partitions.Shard(turn.Tenant, Partitions.ShardOf(turn.Person.Id, turn.Shards));
        if (turn.Home != home)
        {
            return outcome;
        }

        Contact? known = await contacts.FindAsync(home, turn.Person.Id, cancellationToken);
        if (outcome is { Change.IsNothing: true, Wishes: null } && (known?.Unreachable is null || !IsAlive(turn)))
        {
            return outcome;
        }

        Contact now = new()
        {
            Id = turn.Person.Id,
            Name = turn.Activity.From.Name ?? known?.Name ?? turn.Person.Name,
            Conversation = turn.Activity.Conversation.Id,
            ServiceUrl = turn.Activity.ServiceUrl.AbsoluteUri,
            Bot = turn.Bot,
            TimeZone = turn.Activity.LocalTimezone ?? known?.TimeZone ?? "",
            Language = turn.Language ?? known?.Language,
            Wishes = outcome.Wishes ?? known?.Wishes ?? Wishes.Standard,
            ETag = known?.ETag ?? default,
        };
        return now == known ? outcome : outcome.Then(now.Save());
    }

    private static bool IsAlive(Turn turn) => turn.Activity is
        { Type: ActivityTypes.Message or ActivityTypes.Invoke } or { Type: ActivityTypes.InstallationUpdate, Action: InstallationActions.Add };
}
