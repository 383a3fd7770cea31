using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A ticket as its index rows show it.</summary>
internal sealed record TicketLine(TicketNumber Number, TicketState State, string Title)
{
    public bool IsOpen => State is TicketState.New or TicketState.Assigned or TicketState.WaitingForRequester;
}
