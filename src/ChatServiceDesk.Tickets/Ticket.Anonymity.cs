namespace ChatServiceDesk.Tickets;

/// <content>A report without its requester's name.</content>
public sealed partial record Ticket
{
    /// <summary>
    /// Whether agents must not know who its requester is. The ticket and its events then hold no name, only the id, which permission and the
    /// way back to them need; nor a link to a message, for that leads to a chat, nor a likeness, by which others would be asked about it.
    /// </summary>
    public bool IsAnonymous { get; init; }

    private static void ThrowIfNotAnonymous(Report report)
    {
        if (report is { IsAnonymous: true, ReportedBy: not null } or { IsAnonymous: true, Affected.Count: > 0 })
        {
            throw new ArgumentException("A report without a name is for nobody else and names nobody.", nameof(report));
        }
    }

    /// <summary>Whatever the requester did it with: a message brings the name that Teams knows.</summary>
    private TicketEvent WithoutName(TicketEvent happened) =>
        happened.By.Role is ActorRole.Requester ? happened with { By = Actor.Requester(Requester) } : happened;
}
