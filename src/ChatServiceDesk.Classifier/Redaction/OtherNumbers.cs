namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What an agent needs and nobody calls: dates, times, IP addresses.</summary>
internal static class OtherNumbers
{
    /// <returns>How many groups such a thing has that begins here; 0 if none does.</returns>
    public static int GroupsAt(ReadOnlySpan<char> text, NumberRun run, int from) =>
        !IsJoined(run, from) && IsDate(run, from) ? 3
        : !IsJoined(run, from) && IsAddress(run, from) ? 4
        : IsTime(text, run.Groups[from]) ? 1
        : 0;

    /// <summary>Part of what began earlier: a French number in pairs has what could be an address in it.</summary>
    private static bool IsJoined(NumberRun run, int from) => from > 0 && run.Groups[from].IsTight && run.Groups[from].Gap is '.' or '/' or '-';

    private static bool IsDate(NumberRun run, int from)
    {
        if (from + 2 >= run.Groups.Count) return false;
        (DigitGroup one, DigitGroup two, DigitGroup three) = (run.Groups[from], run.Groups[from + 1], run.Groups[from + 2]);
        if (two.Gap != three.Gap || two.Gap is not ('.' or '-' or '/') || !two.IsTight || !three.IsTight) return false;
        if (from + 3 < run.Groups.Count && run.Groups[from + 3].Gap == two.Gap && run.Groups[from + 3].IsTight && two.Gap != '-') return false;
        return (one.Count, two.Count, three.Count) switch
        {
            (4, 1 or 2, 1 or 2) => one.Value is >= 1900 and < 2100 && IsDayAndMonth(three, two),
            (1 or 2, 1 or 2, 4) => three.Value is >= 1900 and < 2100 && (IsDayAndMonth(one, two) || IsDayAndMonth(two, one)),
            (1 or 2, 1 or 2, 2) => IsDayAndMonth(one, two) || IsDayAndMonth(two, one),
            _ => false,
        };
    }

    private static bool IsDayAndMonth(DigitGroup day, DigitGroup month) => day.Value is >= 1 and <= 31 && month.Value is >= 1 and <= 12;

    private static bool IsAddress(NumberRun run, int from)
    {
        if (from + 3 >= run.Groups.Count) return false;
        for (int i = from; i < from + 4; i++)
        {
            DigitGroup part = run.Groups[i];
            if (part.Count > 3 || part.Value > 255 || (i > from && (part.Gap != '.' || !part.IsTight))) return false;
        }

        return from + 4 >= run.Groups.Count || run.Groups[from + 4].Gap != '.' || !run.Groups[from + 4].IsTight;
    }

    private static bool IsTime(ReadOnlySpan<char> text, DigitGroup group) =>
        group.Count <= 2
        && ((Signs.At(text, group.End) == ':' && Signs.IsDigit(Signs.At(text, group.End + 1)))
            || (Signs.Before(text, group.Start) == ':' && group.Start > 1 && Signs.IsDigit(text[group.Start - 2])));
}
