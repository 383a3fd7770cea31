using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>"Back", "skip", "start over" and "cancel" while something is being asked, by word or by button.</summary>
internal sealed class SteerReport(Ear ear, OpenDraft open, AnswerSlot answer, HearReport hear, ResumeReport resume, SettleKnown known, NextCard next, DeskSettings settings)
{
    /// <returns><see langword="null"/> when the message steers nothing.</returns>
    public async ValueTask<TurnOutcome?> HandleTextAsync(Turn turn, Draft? draft, CancellationToken cancellationToken)
    {
        if (draft is null || !(turn.Now - draft.At < HearReport.Patience || ResumeReport.IsOffered(draft, turn.Now)))
        {
            return null;
        }

        return ControlWords.In(turn.Text) switch
        {
            ControlWords.Control.Cancel => DismissDraft.Handle(turn, draft),
            ControlWords.Control.StartOver => HearReport.Begin(turn, draft),
            ControlWords.Control.Continue when ResumeReport.IsOffered(draft, turn.Now) => resume.GoOn(turn, draft),
            ControlWords.Control.Continue when KnownTicket.Parse(draft.Known) is not null => await known.AcceptAsync(turn, draft, cancellationToken),
            ControlWords.Control.No when KnownTicket.Parse(draft.Known) is not null => known.Decline(turn, draft),
            ControlWords.Control.Back => Back(turn, draft),
            ControlWords.Control.Skip when draft.Waiting => await SkipAsync(turn, draft, cancellationToken),
            _ => null,
        };
    }

    public async ValueTask<TurnOutcome> BackAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        return draft is null ? instead : Back(turn, draft);
    }

    public async ValueTask<TurnOutcome> StartOverAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        return draft is null ? instead : HearReport.Begin(turn, draft);
    }

    /// <summary>To the question before this one, with its answer taken back; before the first one to what it is about; before that to the beginning.</summary>
    private TurnOutcome Back(Turn turn, Draft draft)
    {
        if (draft.Text.Length == 0 || (draft is { Waiting: true, Pending: null }))
        {
            return HearReport.Begin(turn, draft);
        }

        Understanding heard = Merging.Recall(ear.Understand(draft.Text), draft.Classification);
        if (Drafting.IsSecurityIncident(heard))
        {
            return next.Show(turn, draft with { At = turn.Now }, heard); // It was asked nothing, so there is nothing to go back to.
        }

        Draft earlier = draft with { At = turn.Now, Asked = Math.Max(0, draft.Asked - (draft.Pending is null ? 0 : 1)) };
        return earlier.Answers is [.., var last] && SlotPlan.Find(settings, last.Key) is { } slot
            ? NextCard.Ask(turn, earlier with { Answers = [.. earlier.Answers.SkipLast(1)] }, slot)
            : next.Offer(turn, earlier with { Topic = null, Answers = [], Asked = Math.Max(0, earlier.Asked - 1) }, heard);
    }

    private async ValueTask<TurnOutcome> SkipAsync(Turn turn, Draft draft, CancellationToken cancellationToken) =>
        draft.Text.Length == 0 ? HearReport.Begin(turn, draft)
        : draft.Pending is not null ? answer.Skip(turn, draft)
        : await hear.GoOnAsync(turn, draft, cancellationToken);
}
