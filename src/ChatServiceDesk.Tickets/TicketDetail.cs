namespace ChatServiceDesk.Tickets;

/// <summary>What its person has said about a report beyond its text, because the desk asked.</summary>
/// <param name="Key">Which question.</param>
/// <param name="Name">The question in a word or two, for agents.</param>
/// <param name="Text">The answer, as it was given.</param>
public sealed record TicketDetail(string Key, string Name, string Text);
