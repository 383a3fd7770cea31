namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>13 to 19 digits as cards have them, in equal groups or in none, whose check digit is right.</summary>
internal static class CardNumbers
{
    private const int Fewest = 13;
    private const int Most = 19;

    public static void Find(ReadOnlySpan<char> text, NumberRun run, List<Finding> found)
    {
        for (int from = 0; from < run.Groups.Count; from++)
        {
            int groups = LongestAt(run, from);
            if (groups == 0 || !run.StandsAlone(text, from, groups) || Signs.Before(text, run.Groups[from].Start) is '+' or '＋') continue;
            found.Add(run.Found(SensitiveKind.Card, from, groups));
            from += groups - 1;
        }
    }

    private static int LongestAt(NumberRun run, int from)
    {
        int longest = 0;
        int total = 0;
        for (int groups = 1; from + groups <= run.Groups.Count && total <= Most; groups++)
        {
            DigitGroup last = run.Groups[from + groups - 1];
            if (groups > 1 && last.Gap is not (' ' or '-' or '.')) break;
            total += last.Count;
            if (total is >= Fewest and <= Most && HasShape(run, from, groups) && IsCard(run.Digits(from, groups))) longest = groups;
        }

        return longest;
    }

    private static bool HasShape(NumberRun run, int from, int groups)
    {
        if (run.HasSizes(from, 4, 6, 5) || run.HasSizes(from, 4, 6, 4)) return groups == 3;
        int size = run.Groups[from].Count;
        for (int i = from + 1; i < from + groups; i++)
        {
            bool isLast = i == from + groups - 1;
            if (run.Groups[i].Count > size || (!isLast && run.Groups[i].Count != size)) return false;
        }

        return true;
    }

    private static bool IsCard(string digits) => IsOfABrand(digits) && HasLuhnDigit(digits);

    /// <remarks>Lengths count too: an IMEI has 15 digits and the same check digit.</remarks>
    private static bool IsOfABrand(string digits)
    {
        int four = (1000 * (digits[0] - '0')) + (100 * (digits[1] - '0')) + (10 * (digits[2] - '0')) + digits[3] - '0';
        int two = four / 100;
        return digits.Length switch
        {
            13 => two / 10 == 4,
            14 => two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => two is 34 or 37,
            16 => two is >= 40 and <= 69 or 35 or 36 or 38 or 39 || four is >= 2221 and <= 2720,
            _ => two / 10 == 4 || two is 50 or (>= 56 and <= 69),
        };
    }

    private static bool HasLuhnDigit(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }

        return sum % 10 == 0;
    }
}
