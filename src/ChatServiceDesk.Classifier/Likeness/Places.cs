using System.Globalization;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>Floors, rooms and buildings with their numbers: "floor 3", "3rd floor", "dritter Stock", "salle 12", "edificio B".</summary>
internal static class Places
{
    private static readonly Dictionary<string, TermKind> Kinds = KindsOf(
        (TermKind.Floor, "floor storey level etage stock stockwerk geschoss og obergeschoss piso planta niveau"),
        (TermKind.Room, "room raum zimmer salle sala"),
        (TermKind.Building, "building gebaeude haus batiment edificio halle hall nave bau"));

    private static readonly Dictionary<string, int> Ordinals = OrdinalsOf(
        "first erster erste ersten premier premiere primer primera primero",
        "second zweiter zweite zweiten deuxieme segundo segunda",
        "third dritter dritte dritten troisieme tercer tercera tercero",
        "fourth vierter vierte vierten quatrieme cuarto cuarta",
        "fifth fuenfter fuenfte fuenften cinquieme quinto quinta",
        "sixth sechster sechste sechsten sixieme sexto sexta",
        "seventh siebter siebte siebten septieme septimo septima",
        "eighth achter achte achten huitieme octavo octava");

    private static readonly Dictionary<string, int> Named = new(StringComparer.Ordinal)
    {
        ["ground floor"] = 0, ["rez de"] = 0, ["planta baja"] = 0, ["im erdgeschoss"] = 0, ["im eg"] = 0, ["im keller"] = -1, ["the basement"] = -1, ["sous sol"] = -1, ["el sotano"] = -1,
    };

    /// <summary>Whether the word says that a place is meant; with its number it is a place, without it says little.</summary>
    public static bool IsPlaceWord(ReadOnlySpan<char> word) => Kinds.ContainsKey(word.ToString()) || Ordinals.ContainsKey(word.ToString());

    /// <summary>At most one of each kind, the first that is named.</summary>
    public static IEnumerable<Term> Of(FoldedText text)
    {
        HashSet<TermKind> found = [];
        for (int i = 0; i < text.Tokens.Count; i++)
        {
            string word = text[text.Tokens[i]].ToString();
            if (i > 0 && Named.TryGetValue($"{text[text.Tokens[i - 1]]} {word}", out int level))
            {
                if (found.Add(TermKind.Floor)) yield return TermOf(TermKind.Floor, level.ToString(CultureInfo.InvariantCulture));
            }
            else if (Kinds.TryGetValue(word, out TermKind kind) && NumberBeside(text, i, kind) is { } number && found.Add(kind))
            {
                yield return TermOf(kind, number);
            }
        }
    }

    private static Term TermOf(TermKind kind, string number) => new(kind, WordCounts.HashOf(number), 15);

    /// <summary>An ordinal before it, a number behind it, a number before it: in this order.</summary>
    private static string? NumberBeside(FoldedText text, int i, TermKind kind)
    {
        string? before = i > 0 ? NumberOf(text, i - 1, kind, mayBeLetter: false) : null;
        bool isOrdinal = i > 0 && (Ordinals.ContainsKey(text[text.Tokens[i - 1]].ToString()) || (before is not null && text.Tokens[i - 1].SourceLength > before.Length));
        return (isOrdinal ? before : null) ?? (i + 1 < text.Tokens.Count ? NumberOf(text, i + 1, kind, mayBeLetter: true) : null) ?? before;
    }

    private static string? NumberOf(FoldedText text, int i, TermKind kind, bool mayBeLetter)
    {
        string word = text[text.Tokens[i]].ToString();
        if (Ordinals.TryGetValue(word, out int number)) return number.ToString(CultureInfo.InvariantCulture);
        string written = text.Written(text.Tokens[i]);
        int digits = 0;
        while (digits < written.Length && char.IsAsciiDigit(written[digits])) digits++;
        if (digits is > 0 and < 5) return written[..digits];
        return mayBeLetter && kind is not TermKind.Floor && written.Length == 1 && char.IsAsciiLetterUpper(written[0]) ? written : null;
    }

    private static Dictionary<string, TermKind> KindsOf(params (TermKind Kind, string Words)[] kinds) =>
        kinds.SelectMany(kind => kind.Words.Split(' ').Select(word => (word, kind.Kind))).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, int> OrdinalsOf(params string[] words) =>
        words.Index().SelectMany(line => line.Item.Split(' ').Select(word => (word, line.Index + 1))).ToDictionary(StringComparer.Ordinal);
}
