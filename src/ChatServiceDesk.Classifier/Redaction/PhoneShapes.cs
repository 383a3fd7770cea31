using System.Collections.Frozen;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What gives a telephone number away without a word about it.</summary>
internal static class PhoneShapes
{
    private static readonly FrozenSet<string> CountryCodes = FrozenSet.Create(StringComparer.Ordinal, "49", "43", "41", "33", "34", "44", "39", "31", "32", "45", "46", "47", "48", "42", "35", "36", "37", "38", "30", "90", "91");

    /// <summary>Germany, Austria, Switzerland, France, the UK: an area code that begins with a zero.</summary>
    public static bool HasTrunkZero(NumberRun run, int from, int groups, int total)
    {
        DigitGroup first = run.Groups[from];
        if (first.Digits[0] != '0' || first.Count < 2 || first.Digits[1] == '0') return false;
        if (groups == 1) return total is 10 or 11 or 12;
        for (int i = from + 1; i < from + groups; i++)
        {
            if (run.Groups[i].Count < 2) return false;
        }

        bool isPairs = first.Count == 2;
        int fewest = first.Count == 2 || run.Groups[from + 1].Gap == '.' ? 9 : 8;
        return first.Count <= 6 && total >= fewest && (!isPairs || groups == 5 || run.Groups[from + 1].Count >= 5 || run.HasSizes(from, 2, 3, 4));
    }

    /// <summary>International without a plus sign.</summary>
    public static bool IsDoubleZero(NumberRun run, int from, int groups, int total)
    {
        string first = run.Groups[from].Digits;
        if (!first.StartsWith("00", StringComparison.Ordinal)) return false;
        string digits = run.Digits(from, groups);
        if (total < 10 || digits[2] == '0') return false;
        return digits[2] == '1' ? groups > 1 && total == 13 : CountryCodes.Contains(digits[2..4]) && (groups > 1 || total >= 12);
    }

    /// <summary>555-010-4477 with an area code and an exchange that exist.</summary>
    public static bool IsAmerican(NumberRun run, int from, int groups)
    {
        int area = groups == 4 && run.Groups[from].Digits == "1" ? from + 1 : from;
        return groups == area - from + 3 && run.HasSizes(area, 3, 3, 4) && run.Groups[area].Digits[0] >= '2' && run.Groups[area + 1].Digits[0] >= '2';
    }

    /// <summary>Nine digits in the groups that are usual in Spain; with dots they would be a large amount.</summary>
    public static bool IsSpanish(NumberRun run, int from, int groups) =>
        run.Groups[from].Digits[0] is '6' or '7' or '8' or '9'
        && ((groups == 3 && run.HasSizes(from, 3, 3, 3) && run.Groups[from + 2].Digits != "000")
            || (groups == 4 && (run.HasSizes(from, 3, 2, 2, 2) || run.HasSizes(from, 2, 3, 2, 2))))
        && run.Groups[from + 1].Gap is ' ' or '-' && run.Groups[from + 1].Gap == run.Groups[from + 2].Gap;
}
