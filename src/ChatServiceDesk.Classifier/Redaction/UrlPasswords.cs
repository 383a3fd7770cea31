using System.Buffers;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>The password in <c>scheme://user:password@host</c>. The rest of the address stays.</summary>
internal static class UrlPasswords
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'<>/");

    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        int from = 0;
        while (text[from..].IndexOf("://", StringComparison.Ordinal) is >= 0 and var at)
        {
            int start = from + at + 3;
            int length = text[start..].IndexOfAny(Ends);
            ReadOnlySpan<char> authority = length < 0 ? text[start..] : text.Slice(start, length);
            int user = authority.IndexOf(':');
            int host = authority.LastIndexOf('@');
            if (user > -1 && host > user + 1 && !IsPort(authority[(user + 1)..host])) found.Add(new Finding(SensitiveKind.Password, start + user + 1, host - user - 1));
            from = start + authority.Length;
        }
    }

    /// <summary><c>host:8080?to=a@b.c</c> has no password.</summary>
    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.IndexOfAny('?', '#') is > 0 and var end && !text[..end].ContainsAnyExceptInRange('0', '9');
}
