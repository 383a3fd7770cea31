using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Preferences;

/// <summary>How much a person wants to hear, and when not: by a command or by the buttons of a card that shows how it is.</summary>
internal sealed class ChooseNotifications(ContactStore contacts, DeskSettings settings)
{
    /// <summary>They have typed it.</summary>
    public ValueTask<TurnOutcome> HandleTextAsync(Turn turn, NotifyCommand command, CancellationToken cancellationToken) => AnswerAsync(turn, command, cancellationToken);

    /// <summary>They have pressed a button. What a forged press says beyond the card is not understood.</summary>
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        NotifyLevel? level = Enum.TryParse(turn.Inputs.Id(NotifyCard.Level), out NotifyLevel chosen) && Enum.IsDefined(chosen) ? chosen : null;
        NotifyCommand command = turn.Inputs.Id(NotifyCard.Quiet) switch
        {
            null => new NotifyCommand(level, null, IsUnclear: level is null),
            Wishes.NoQuiet => new NotifyCommand(null, Wishes.NoQuiet),
            NotifyCommand.OfDesk => new NotifyCommand(null, NotifyCommand.OfDesk),
            _ when QuietHours.TryParse($"{turn.Inputs.Text(NotifyCard.From)}-{turn.Inputs.Text(NotifyCard.To)}", out QuietHours hours) => new NotifyCommand(null, hours.ToString()),
            _ => new NotifyCommand(null, null, IsUnclear: true),
        };
        return AnswerAsync(turn, command, cancellationToken);
    }

    private async ValueTask<TurnOutcome> AnswerAsync(Turn turn, NotifyCommand command, CancellationToken cancellationToken)
    {
        if (!turn.IsPersonal)
        {
            return turn.Say(turn.Texts["Help.OwnChat"]);
        }

        Wishes before = (await contacts.FindAsync(turn.Home, turn.Person.Id, cancellationToken))?.Wishes ?? Wishes.Standard;
        Wishes after = command.Apply(before);
        AdaptiveCard card = NotifyCard.Of(after, settings.Notifying.Quiet, turn.Texts, command.IsUnclear);
        return turn.Show(card, card.FallbackText ?? "") with { Wishes = after == before ? null : after };
    }
}
