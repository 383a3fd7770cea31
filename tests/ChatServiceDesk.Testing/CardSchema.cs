namespace ChatServiceDesk.Testing;

/// <summary>What one kind of element may hold.</summary>
internal sealed record CardSchema(IReadOnlyDictionary<string, string> Kinds, IReadOnlyList<string> Required)
{
    /// <summary>Reads the notation of <see cref="CardVocabulary"/>; of two entries for one name the later counts.</summary>
    public static CardSchema Read(string properties)
    {
        Dictionary<string, string> kinds = new(StringComparer.Ordinal);
        List<string> required = [];
        foreach (string property in properties.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = property.Split(':', 2);
            string name = parts[0].TrimEnd('!');
            if (parts[0].EndsWith('!')) required.Add(name);
            kinds[name] = parts[1];
        }

        return new CardSchema(kinds, required);
    }
}
