namespace ChatServiceDesk.Storage;

/// <summary>What made a ticket change.</summary>
/// <param name="Source">The key of the inbox row, or the name of the timer.</param>
/// <param name="Conversation">Where it was said or pressed, as Teams vouches for it; empty for a timer.</param>
/// <param name="Timer">The timer that has run out; <see langword="null"/> for what people do.</param>
internal sealed record Cause(string Source, string Conversation, string? Timer = null)
{
    /// <summary>Something that was due: nobody has said anything.</summary>
    public static Cause Of(AgendaRow row) => new(row.What, "", row.What);
}
