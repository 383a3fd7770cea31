namespace ChatServiceDesk.Status;

/// <param name="Storage">Where the desk keeps its tickets, for operators.</param>
internal sealed record DeskFacts(string Storage);
