using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Files;

/// <summary>What a file is called when it is shown and saved: one line, no path, nothing invisible, and an ending that says what it is.</summary>
internal static class FileNames
{
    private const int Longest = 100;

    /// <param name="given">As its sender calls it; <see langword="null"/> if they don't.</param>
    /// <param name="place">Its place in the message, from 1: a picture that was pasted has no name.</param>
    public static string Of(string? given, int place)
    {
        string last = (given ?? "").Split('/', '\\')[^1];
        StringBuilder clean = new(last.Length);
        foreach (Rune rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
                && !"\"<>|:*?;".Contains(rune.ToString(), StringComparison.Ordinal))
            {
                clean.Append(rune.ToString());
            }
        }

        string name = clean.ToString().Trim().Trim('.');
        return name.Length == 0 || name == "original" ? string.Create(CultureInfo.InvariantCulture, $"picture-{place}") : Shortened(name);
    }

    /// <summary>With an ending of its kind: what is called invoice.png and is a PDF becomes invoice.png.pdf.</summary>
    public static string WithEnding(string name, FileKind kind) =>
        kind.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()) ? name : name + kind.Extensions[0];

    private static string Shortened(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        string ending = Path.GetExtension(name) is { Length: <= 6 } short5 ? short5 : "";
        string start = Teams.Cards.CardText.Truncate(name, Longest - ending.Length);
        return start + ending;
    }
}
