namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Numbers for persons that are made of digits: US, German, French, Swiss.</summary>
internal static class NumberedIds
{
    private const int LongestFrench = 15;
    private static readonly string[] SocialSecurityWords = ["ssn", "social", "security"];

    public static void Find(ReadOnlySpan<char> text, NumberRun run, List<Finding> found)
    {
        for (int from = 0; from < run.Groups.Count; from++)
        {
            int groups = GroupsAt(text, run, from);
            if (groups == 0 || !run.StandsAlone(text, from, groups) || IsPartOfMore(text, run, from)) continue;
            found.Add(run.Found(SensitiveKind.NationalId, from, groups));
            from += groups - 1;
        }
    }

    private static int GroupsAt(ReadOnlySpan<char> text, NumberRun run, int from) =>
        IsAmerican(run, from) ? 3
        : run.HasSizes(from, 9) && IsAmerican(run.Groups[from].Digits) && Context.IsNear(text, run.Groups[from].Start, SocialSecurityWords) ? 1
        : run.HasSizes(from, 11) && IsGerman(run.Groups[from].Digits) ? 1
        : run.HasSizes(from, 2, 3, 3, 3) && IsGerman(run.Digits(from, 4)) ? 4
        : run.HasSizes(from, 13) && IsSwiss(run.Groups[from].Digits) ? 1
        : run.HasSizes(from, 3, 4, 4, 2) && IsSwiss(run.Digits(from, 4)) ? 4
        : FrenchAt(run, from);

    /// <summary>What is joined by a dash or a dot to something before it is a part of that.</summary>
    private static bool IsPartOfMore(ReadOnlySpan<char> text, NumberRun run, int from) =>
        from > 0 ? run.Groups[from].IsTight && run.Groups[from].Gap != ' '
        : Signs.Before(text, run.Groups[0].Start) is '-' or '.' or '/' && run.Groups[0].Start > 1 && Signs.IsWordSign(text[run.Groups[0].Start - 2]);

    private static bool IsAmerican(NumberRun run, int from) =>
        run.HasSizes(from, 3, 2, 4) && run.Groups[from + 1].Gap == run.Groups[from + 2].Gap && run.Groups[from + 1].Gap is '-' or ' ' && IsAmerican(run.Digits(from, 3));

    private static bool IsAmerican(string digits) =>
        digits[..3] is not ("000" or "666") && digits[0] != '9' && digits[3..5] != "00" && digits[5..] != "0000";

    /// <summary>The tax number: check digit by ISO 7064 (11, 10), and exactly one of the first ten digits repeats, two or three times.</summary>
    private static bool IsGerman(string digits)
    {
        if (digits[0] == '0') return false;
        int[] counts = [.. digits[..10].GroupBy(digit => digit).Select(digit => digit.Count()).Where(count => count > 1)];
        if (counts is not [2 or 3]) return false;
        int product = 10;
        foreach (char digit in digits.AsSpan(0, 10))
        {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[10] - '0';
    }

    private static bool IsSwiss(string digits)
    {
        if (!digits.StartsWith("756", StringComparison.Ordinal)) return false;
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (10 - (sum % 10)) % 10 == digits[12] - '0';
    }

    private static int FrenchAt(NumberRun run, int from)
    {
        int total = 0;
        for (int groups = 1; from + groups <= run.Groups.Count && total < LongestFrench; groups++)
        {
            DigitGroup last = run.Groups[from + groups - 1];
            if (groups > 1 && last.Gap is not (' ' or '-' or '.' or '/')) break;
            total += last.Count;
            if (total == LongestFrench && (groups == 1 || last.Count == 2) && IsFrench(run.Digits(from, groups))) return groups;
        }

        return 0;
    }

    /// <param name="digits">13 digits and the key of two, Corsica's letters replaced.</param>
    public static bool IsFrench(string digits) =>
        digits[0] is '1' or '2' or '3' or '4' or '7' or '8'
        && long.Parse(digits.AsSpan(0, 13), System.Globalization.CultureInfo.InvariantCulture) is var number
        && int.Parse(digits.AsSpan(13), System.Globalization.CultureInfo.InvariantCulture) == 97 - (number % 97);
}
