namespace ChatServiceDesk.Tickets;

/// <summary>What a ticket is, in ITIL 4's terms.</summary>
public enum TicketKind
{
    /// <summary>An unplanned interruption to a service, or a drop in its quality.</summary>
    Incident,

    /// <summary>A request for something that is part of normal service: access, equipment, information.</summary>
    ServiceRequest,
}
