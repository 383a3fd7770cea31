using System.Globalization;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Characters as people mean them: digits of any script, blanks of any width, and what can't be seen.</summary>
internal static class Signs
{
    /// <returns>0 to 9; -1 for what is no digit.</returns>
    public static int Digit(char sign) => char.IsAsciiDigit(sign) ? sign - '0' : sign < 0x80 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(sign);

    public static bool IsDigit(char sign) => char.IsAsciiDigit(sign) || (sign >= 0x80 && CharUnicodeInfo.GetDecimalDigitValue(sign) >= 0);

    /// <summary>Has no width: put between digits it hides a number from machines and not from people.</summary>
    public static bool IsInvisible(char sign) => sign is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF';

    /// <summary>A blank within a line.</summary>
    public static bool IsBlank(char sign) => sign is ' ' or '\t' or '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200A') or '\u3000';

    public static bool IsDash(char sign) => sign is '-' or (>= '\u2010' and <= '\u2015') or '\u2212';

    public static bool IsLineEnd(char sign) => sign is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsWordSign(char sign) => char.IsLetterOrDigit(sign) || sign == '_';

    /// <summary>What stands before a place; a line feed before the first.</summary>
    public static char Before(ReadOnlySpan<char> text, int place) => place > 0 ? text[place - 1] : '\n';

    /// <summary>What stands at a place; a line feed behind the last.</summary>
    public static char At(ReadOnlySpan<char> text, int place) => place < text.Length ? text[place] : '\n';

    public static int SkipBlanks(ReadOnlySpan<char> text, int place)
    {
        while (place < text.Length && (IsBlank(text[place]) || IsInvisible(text[place]))) place++;
        return place;
    }

    /// <summary>In lower case and without accents, as far as the four languages need it.</summary>
    public static char Fold(char letter) => char.ToLowerInvariant(letter) switch
    {
        'à' or 'á' or 'â' or 'ä' or 'ã' => 'a',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ò' or 'ó' or 'ô' or 'ö' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        '’' => '\'',
        var other => other,
    };

    /// <summary>Folds every letter and leaves out combining marks, up to 40 characters.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[40];
        int length = 0;
        foreach (char letter in word)
        {
            if (length == folded.Length) break;
            if (letter is >= '\u0300' and <= '\u036F') continue;
            folded[length++] = Fold(letter);
        }

        return folded[..length].ToString();
    }
}
