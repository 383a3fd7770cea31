using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>The person does not want a ticket after all.</summary>
internal sealed class DismissDraft(DraftStore drafts, InboxStore inbox, TicketStore tickets, TicketCards cards)
{
    /// <summary>By the button of the card.</summary>
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string conversation = turn.Activity.Conversation.Id;
        string draftId = turn.Inputs.Id(IntakeCard.Draft) ?? "";
        if (await inbox.FindAsync(turn.Home, InboxStore.ReportKey(conversation, draftId), cancellationToken) is { Ticket: { } made }
            && await tickets.FindAsync(turn.Home, made, cancellationToken) is { Ticket: var ticket }
            && ticket.Requester.Id == turn.Person.Id)
        {
            return turn.Show(cards.ForRequester(ticket, Texts.Of(ticket)), Texts.Of(ticket).Say("Intake.CreatedAlready", ticket.Number)); // On another device, say.
        }

        Draft? draft = await drafts.FindAsync(turn.Home, conversation, cancellationToken);
        TurnOutcome shown = turn.Show(Cards.Remark(turn.Texts["Intake.Dismissed"]), turn.Texts["Intake.Dismissed"]);
        return draft is not null && draft.Id == draftId ? shown.Then(draft.Delete()) : shown;
    }

    /// <summary>By saying so while the desk asks.</summary>
    public static TurnOutcome Handle(Turn turn, Draft? draft) => turn.Reply(turn.Texts["Intake.Dismissed"]).Then(draft?.Delete() ?? Change.None);
}
