using System.Globalization;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Numbers for persons that have letters in them: British, Spanish, and French ones from Corsica.</summary>
internal static class LetteredIds
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        for (int i = 0; i + 8 < text.Length; i++)
        {
            if (!Signs.IsWordSign(text[i]) || !Compact.BeginsAt(text, i) || LengthAt(text, i) is not (> 0 and var length)) continue;
            found.Add(new Finding(SensitiveKind.NationalId, i, length));
            i += length - 1;
        }
    }

    private static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        if (Compact.Read(text, start, 9, out int end) is { } nine && (IsBritish(text, start, nine) || IsSpanish(text, end, nine))) return end - start;
        return Signs.IsDigit(text[start]) && Compact.Read(text, start, 15, out end) is { } fifteen && IsCorsican(fifteen) ? end - start : 0;
    }

    /// <summary>Two letters, six digits, a letter from A to D. Source: https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110</summary>
    private static bool IsBritish(ReadOnlySpan<char> text, int start, string id) =>
        char.IsAsciiLetter(text[start + 1])
        && "ABCEGHJKLMNOPRSTWXYZ".Contains(id[0], StringComparison.Ordinal)
        && "ABCEGHJKLMNPRSTWXYZ".Contains(id[1], StringComparison.Ordinal)
        && id[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")
        && !id.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9')
        && id[8] is >= 'A' and <= 'D';

    /// <summary>A number and the letter that its remainder calls for; a blank before the letter would make it a word of its own.</summary>
    private static bool IsSpanish(ReadOnlySpan<char> text, int end, string id)
    {
        string number = id[0] switch { 'X' => $"0{id[1..8]}", 'Y' => $"1{id[1..8]}", 'Z' => $"2{id[1..8]}", _ => id[..8] };
        return !number.AsSpan().ContainsAnyExceptInRange('0', '9')
            && !Signs.IsBlank(text[end - 2])
            && id[8] == SpanishLetters[int.Parse(number, CultureInfo.InvariantCulture) % 23];
    }

    private static bool IsCorsican(string id)
    {
        if (id[5] != '2' || id[6] is not ('A' or 'B')) return false;
        string digits = $"{id[..5]}{(id[6] == 'A' ? "19" : "18")}{id[7..]}";
        return !digits.AsSpan().ContainsAnyExceptInRange('0', '9') && NumberedIds.IsFrench(digits);
    }
}
