using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Editing;

/// <summary>The requester puts right what they have reported: title, description, whom it affects and whether they can work.</summary>
internal sealed class EditTicket(TicketActions actions, TicketCards cards, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string? problem = null;
        return actions.ByRequesterAsync(
            turn,
            ticket =>
            {
                Wording wording = Read(turn.Inputs, ticket);
                problem = Problem(turn.Inputs, wording, Texts.Of(ticket));
                return problem is not null ? new Decision.Accepted(ticket, []) : ticket.Edit(turn.Person, wording, settings.Matrix, settings.Terms, turn.Now);
            },
            (ticket, remark) => Show(turn, ticket, problem ?? remark),
            mustBeCurrent: true,
            cancellationToken);
    }

    /// <summary>What an input leaves out stays as it is.</summary>
    private static Wording Read(CardInputs inputs, Ticket ticket) => new(
        inputs.Text(Fields.Title) ?? "",
        inputs.Text(Fields.Description) ?? ticket.Description,
        inputs.Choice<Level>(Fields.Affected) ?? ticket.Impact,
        inputs.Choice<Level>(Fields.Working) ?? ticket.Urgency);

    private static string? Problem(CardInputs inputs, Wording wording, Texts texts) => wording switch
    {
        { Title.Length: 0 } => texts["Editing.TitleEmpty"],
        { Title.Length: > Fields.MaxTitle } => texts.Say("Editing.TitleLong", Fields.MaxTitle),
        { Description.Length: > Fields.MaxDescription } => texts.Say("Editing.DescriptionLong", Fields.MaxDescription),
        _ when IsUnknown(inputs, Fields.Affected) || IsUnknown(inputs, Fields.Working) => texts["Editing.AnswerUnknown"],
        _ => null,
    };

    private static bool IsUnknown(CardInputs inputs, string name) => inputs.Text(name) is not null && inputs.Choice<Level>(name) is null;

    /// <summary>What was typed stands there again if it was not taken.</summary>
    private TurnOutcome Show(Turn turn, Ticket ticket, string? remark) => turn.Show(
        cards.ForRequester(ticket, Texts.Of(ticket), remark, remark is null ? [] : [.. Typed(turn.Inputs)]), ticket.Number.ToString());

    private static IEnumerable<TypedText> Typed(CardInputs inputs) =>
        from field in new[] { Fields.Title, Fields.Description, Fields.Affected, Fields.Working }
        where inputs.Text(field) is not null
        select new TypedText(field, inputs.Text(field)!); // Filtered one line above.
}
