using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>What a button sends back besides the inputs: <c>[("ticket", 17), ("version", 3)]</c>. The sender can change it; never trust it.</summary>
[CollectionBuilder(typeof(CardData), nameof(Of))]
public sealed class CardData
{
    /// <summary>Where the verb stands when an old client falls back from Action.Execute to Action.Submit.</summary>
    public const string VerbName = "verb";

    /// <summary>Teams reads commands of its own here.</summary>
    internal const string TeamsName = "msteams";

    public static readonly CardData Empty = new([]);

    private readonly (string Name, CardValue Value)[] _members;

    private CardData((string Name, CardValue Value)[] members) => _members = members;

    /// <exception cref="ArgumentException">A name is empty, given twice, or one of <c>verb</c> and <c>msteams</c>.</exception>
    public static CardData Of(params ReadOnlySpan<(string Name, CardValue Value)> members)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((string name, _) in members)
        {
            ThrowIfReserved(name);
            if (!names.Add(name))
                throw new ArgumentException($"'{name}' is given twice.", nameof(members));
        }
        return new(members.ToArray());
    }

    /// <exception cref="ArgumentException">As for <see cref="Of"/>.</exception>
    public CardData With(string name, CardValue value) => Of([.. _members, (name, value)]);

    public IEnumerator<(string Name, CardValue Value)> GetEnumerator() => _members.AsEnumerable().GetEnumerator();

    internal static void ThrowIfReserved(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name is VerbName or TeamsName)
            throw new ArgumentException($"'{name}' is reserved.", nameof(name));
    }

    internal bool IsEmpty => _members.Length == 0;

    internal void WriteMembers(Utf8JsonWriter json)
    {
        foreach ((string name, CardValue value) in _members)
            value.Write(json, name);
    }
}
