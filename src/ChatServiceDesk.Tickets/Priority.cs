using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Tickets;

/// <summary>The order in which tickets are worked on: 1 first, 5 last.</summary>
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "There is no priority 0, and a ticket without a priority does not exist.")]
public enum Priority
{
    P1 = 1,
    P2 = 2,
    P3 = 3,
    P4 = 4,
    P5 = 5,
}
