namespace ChatServiceDesk.Configuration;

/// <summary>One thing that a category wants to know.</summary>
/// <param name="Key">Stored with the answer.</param>
/// <param name="Kind">Which thing.</param>
internal sealed record Slot(string Key, SlotKind Kind)
{
    /// <summary>In a word or two, for agents.</summary>
    public required string Name { get; init; }

    /// <summary>The question by language, with English among them; empty for the kinds that the desk knows how to ask for.</summary>
    public IReadOnlyDictionary<string, string> Questions { get; init; } = new Dictionary<string, string>();

    /// <summary>What to offer as buttons; empty for none, or for what the desk offers by itself.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
