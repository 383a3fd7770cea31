namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Mail addresses. What only looks like one stays: <c>root@srv01</c> has no domain, <c>lodash@4.17.21</c> none of letters.</summary>
internal static class MailAddresses
{
    public static void Find(ReadOnlySpan<char> text, IReadOnlyList<string> ownDomains, List<Finding> found)
    {
        int from = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('@' or '＠')) continue;
            int start = at;
            while (start > from && IsLocal(text[start - 1])) start--;
            while (start < at && text[start] == '.') start++;
            int end = EndOfDomain(text, at + 1);
            from = at + 1;
            if (start == at || end < 0 || IsOwn(text[(at + 1)..end], ownDomains) || IsRepository(text, start, at, end)) continue;
            found.Add(new Finding(SensitiveKind.Email, start, end - start));
            from = at = end;
        }
    }

    private static bool IsLocal(char sign) => char.IsLetterOrDigit(sign) || Signs.IsInvisible(sign) || char.IsSurrogate(sign) || "._%+-'!#$&*^~{}|?=`".Contains(sign, StringComparison.Ordinal);

    /// <returns>Behind the last label of a domain with at least one dot and a last label of letters; -1 if there is none.</returns>
    private static int EndOfDomain(ReadOnlySpan<char> text, int start)
    {
        int end = -1;
        bool isFirst = true;
        for (int i = start; i < text.Length;)
        {
            int label = i;
            bool hasDigit = false;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '-' || Signs.IsInvisible(text[i])))
            {
                hasDigit |= char.IsDigit(text[i]);
                i++;
            }

            int length = i - label;
            if (length == 0) break;
            if (!isFirst && length >= 2 && (!hasDigit || text[label..i].StartsWith("xn--", StringComparison.OrdinalIgnoreCase))) end = i;
            isFirst = false;
            if (Signs.At(text, i) != '.') break;
            i++;
        }

        while (end > start && text[end - 1] == '-') end--;
        return end;
    }

    private static bool IsOwn(ReadOnlySpan<char> domain, IReadOnlyList<string> ownDomains)
    {
        foreach (string own in ownDomains)
        {
            if (domain.EndsWith(own, StringComparison.OrdinalIgnoreCase) && (domain.Length == own.Length || domain[^(own.Length + 1)] == '.')) return true;
        }

        return false;
    }

    /// <summary><c>git@host:path</c> is where a program finds something.</summary>
    private static bool IsRepository(ReadOnlySpan<char> text, int start, int at, int end) =>
        text[start..at].SequenceEqual("git") && Signs.At(text, end) == ':' && char.IsLetterOrDigit(Signs.At(text, end + 1));
}
