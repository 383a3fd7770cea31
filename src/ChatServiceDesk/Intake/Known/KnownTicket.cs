using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>A ticket that a report may belong to: the person's own, to add it there, or another's, to follow.</summary>
/// <param name="IsOwn">Whose.</param>
/// <param name="Number">Which.</param>
internal readonly record struct KnownTicket(bool IsOwn, TicketNumber Number)
{
    /// <summary>What a draft holds once its person has said that it is something else.</summary>
    public const string Declined = "-";

    /// <param name="stored">What <see cref="ToString"/> has written.</param>
    /// <returns><see langword="null"/> when nothing is offered.</returns>
    public static KnownTicket? Parse(string? stored) =>
        stored?.Split(' ') is [var whose and ("own" or "other"), var number] && TicketNumber.TryParse(number, null, out TicketNumber ticket) ? new KnownTicket(whose == "own", ticket) : null;

    public override string ToString() => $"{(IsOwn ? "own" : "other")} {Number}";
}
