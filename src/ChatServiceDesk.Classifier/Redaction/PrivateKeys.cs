using System.Buffers;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Private keys as files hold them (RFC 7468), PGP's too; also those whose end was not copied.</summary>
internal static class PrivateKeys
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Rule = "-----";
    private const int LongestLabel = 60;
    private const int LongestHeader = 200;

    /// <summary>Shorter lines of letters alone are words.</summary>
    private const int LeastLine = 20;
    private static readonly SearchValues<char> NoLetters = SearchValues.Create("+/=0123456789");

    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        bool mayEnd = true;
        for (int i = text.IndexOf(Begin, StringComparison.OrdinalIgnoreCase); i >= 0;)
        {
            int body = BodyAt(text, i);
            int end = i + Begin.Length;
            if (body > 0)
            {
                int last = mayEnd ? text[body..].IndexOf(End, StringComparison.OrdinalIgnoreCase) : -1;
                mayEnd = last >= 0;
                end = last >= 0 ? EndOfRule(text, body + last + End.Length) : EndOfBody(text, body);
                found.Add(new Finding(SensitiveKind.PrivateKey, i, end - i));
            }

            int next = text[end..].IndexOf(Begin, StringComparison.OrdinalIgnoreCase);
            i = next < 0 ? -1 : end + next;
        }
    }

    /// <returns>Behind the line that announces a private key; -1 if it announces something else.</returns>
    private static int BodyAt(ReadOnlySpan<char> text, int start)
    {
        int label = start + Begin.Length;
        ReadOnlySpan<char> rest = text.Slice(label, Math.Min(LongestLabel, text.Length - label));
        int length = rest.IndexOf(Rule, StringComparison.Ordinal);
        return length >= 0 && rest[..length].Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase) ? label + length + Rule.Length : -1;
    }

    private static int EndOfRule(ReadOnlySpan<char> text, int label)
    {
        int length = text.Slice(label, Math.Min(LongestLabel, text.Length - label)).IndexOf(Rule, StringComparison.Ordinal);
        return length < 0 ? label : label + length + Rule.Length;
    }

    /// <summary>The lines of base64 that follow, headers too; the first line that is neither is text again.</summary>
    private static int EndOfBody(ReadOnlySpan<char> text, int body)
    {
        int end = body;
        for (int i = body; i < text.Length;)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            int line = i;
            if (IsHeader(text[i..])) i += Math.Max(1, text.Slice(i, Math.Min(LongestHeader, text.Length - i)).IndexOfAny('\r', '\n'));
            else while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '+' or '/' or '=')) i++;
            bool isLine = i > line && (i == text.Length || char.IsWhiteSpace(text[i])) && (IsHeader(text[line..]) || i - line > LeastLine || text[line..i].ContainsAny(NoLetters));
            if (!isLine) break;
            end = i;
        }

        return end;
    }

    private static bool IsHeader(ReadOnlySpan<char> line) => line.StartsWith("Proc-Type:", StringComparison.Ordinal) || line.StartsWith("DEK-Info:", StringComparison.Ordinal);
}
