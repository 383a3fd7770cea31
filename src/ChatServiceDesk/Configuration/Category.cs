namespace ChatServiceDesk.Configuration;

/// <param name="Key">What the classifier and the tickets call it.</param>
/// <param name="Name">What people read.</param>
/// <param name="Queue">Where its tickets go.</param>
internal sealed record Category(string Key, string Name, Queue Queue)
{
    /// <summary>Whether people may report without their name.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>What is asked before the intake card, unless the report says it.</summary>
    public IReadOnlyList<Slot> Asks { get; init; } = [];
}
