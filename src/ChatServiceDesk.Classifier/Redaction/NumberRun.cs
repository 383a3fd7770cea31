namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Groups of digits that stand together as people write long numbers: with blanks, dashes, dots, slashes or brackets between.</summary>
internal sealed record NumberRun(IReadOnlyList<DigitGroup> Groups)
{
    private const int LongestGap = 3;

    public static List<NumberRun> In(ReadOnlySpan<char> text)
    {
        List<NumberRun> runs = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (!Signs.IsDigit(text[i])) continue;
            NumberRun run = Read(text, i);
            runs.Add(run);
            i = run.Groups[^1].End;
        }

        return runs;
    }

    public int Total(int from, int groups)
    {
        int total = 0;
        for (int i = from; i < from + groups; i++) total += Groups[i].Count;
        return total;
    }

    public string Digits(int from, int groups) => groups == 1 ? Groups[from].Digits : string.Concat(Groups.Skip(from).Take(groups).Select(group => group.Digits));

    public bool HasSizes(int from, params ReadOnlySpan<int> sizes)
    {
        if (from + sizes.Length > Groups.Count) return false;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (Groups[from + i].Count != sizes[i]) return false;
        }

        return true;
    }

    public Finding Found(SensitiveKind kind, int from, int groups) =>
        new(kind, Groups[from].Start, Groups[from + groups - 1].End - Groups[from].Start);

    /// <summary>Whether these groups are a number of their own and not the end or the beginning of a word.</summary>
    public bool StandsAlone(ReadOnlySpan<char> text, int from, int groups) =>
        !Signs.IsWordSign(Signs.Before(text, Groups[from].Start)) && !Signs.IsWordSign(Signs.At(text, Groups[from + groups - 1].End));

    private static NumberRun Read(ReadOnlySpan<char> text, int start)
    {
        List<DigitGroup> groups = [];
        (char gap, bool isTight) = ('\0', true);
        for (int i = start; ;)
        {
            DigitGroup group = ReadGroup(text, i, gap, isTight);
            groups.Add(group);
            (i, gap, isTight) = ReadGap(text, group.End);
            if (i < 0) return new NumberRun(groups);
        }
    }

    private static DigitGroup ReadGroup(ReadOnlySpan<char> text, int start, char gap, bool isTight)
    {
        System.Text.StringBuilder digits = new();
        int end = start;
        for (int i = start; i < text.Length; i++)
        {
            int digit = Signs.Digit(text[i]);
            if (digit < 0 && !Signs.IsInvisible(text[i])) break;
            if (digit < 0) continue;
            digits.Append((char)('0' + digit));
            end = i + 1;
        }

        return new DigitGroup(start, end, digits.ToString(), gap, isTight);
    }

    /// <returns>Where the next group begins, -1 if there is none.</returns>
    private static (int Next, char Gap, bool IsTight) ReadGap(ReadOnlySpan<char> text, int start)
    {
        char gap = ' ';
        bool isTight = true;
        int seen = 0;
        for (int i = start; i < text.Length && seen <= LongestGap; i++)
        {
            char sign = text[i];
            if (Signs.IsDigit(sign)) return (i, gap, isTight);
            if (Signs.IsInvisible(sign)) continue;
            if (Signs.IsBlank(sign)) isTight = false;
            else if (SeparatorOf(sign) is { } separator) gap = gap is ' ' || gap == separator ? separator : '?';
            else break;
            seen++;
        }

        return (-1, '\0', true);
    }

    private static char? SeparatorOf(char sign) =>
        Signs.IsDash(sign) ? '-' : sign is '.' or '/' ? sign : sign is '(' or ')' ? '(' : null;
}
