namespace ChatServiceDesk.Tickets;

/// <summary>The scale of impact (how many are affected) and of urgency (how long it can wait).</summary>
public enum Level
{
    Low,
    Medium,
    High,
}
