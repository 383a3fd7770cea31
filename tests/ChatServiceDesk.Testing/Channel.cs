namespace ChatServiceDesk.Testing;

public sealed record Channel(string Id, string Name);
