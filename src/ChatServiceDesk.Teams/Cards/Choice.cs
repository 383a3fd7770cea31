namespace ChatServiceDesk.Teams.Cards;

/// <param name="Title">What is read; literal.</param>
/// <param name="Value">What comes back; no comma, because several answers come back joined by commas.</param>
public sealed record Choice(string Title, string Value)
{
    public string Value { get; } = Value.Contains(',', StringComparison.Ordinal)
        ? throw new ArgumentException("A choice's value has no comma.", nameof(Value))
        : Value;
}
