namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Keys and tokens that their issuers have given a shape by which they can be told.</summary>
internal static class KeysAndTokens
{
    private const int AzureKeyLength = 88;

    /// <summary>How they begin, and how many signs follow at least.</summary>
    private static readonly (string Prefix, int Least)[] Issued =
    [
        ("AKIA", 16), ("ASIA", 16), ("ghp_", 30), ("gho_", 30), ("ghu_", 30), ("ghs_", 30), ("ghr_", 30), ("github_pat_", 22), ("glpat-", 16), ("gldt-", 16),
        ("xoxa-", 10), ("xoxb-", 10), ("xoxe-", 10), ("xoxp-", 10), ("xoxr-", 10), ("xoxs-", 10), ("xapp-", 10), ("sk-", 20), ("sk_live_", 10), ("sk_test_", 10), ("rk_live_", 10), ("rk_test_", 10),
        ("whsec_", 16), ("AIza", 30), ("ya29.", 20), ("GOCSPX-", 20), ("npm_", 30), ("pypi-", 30), ("SG.", 40), ("hf_", 30), ("dop_v1_", 30), ("shpat_", 20), ("oy2", 40), ("lin_api_", 20), ("sq0atp-", 16), ("EAACEdEose0cBA", 10),
    ];

    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) || (i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]))) continue;
            int length = LengthAt(text[i..]);
            if (length == 0) continue;
            found.Add(new Finding(SensitiveKind.Token, i, length));
            i += length - 1;
        }

        Hooks(text, found);
    }

    private static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("eyJ", StringComparison.Ordinal)) return WebToken(text);
        foreach ((string prefix, int least) in Issued)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && EndOf(text, prefix.Length) is var end && end - prefix.Length >= least) return end;
        }

        return AzureSecret(text) is > 0 and var secret ? secret : AzureKey(text);
    }

    /// <summary>Three parts of base64url, of which the signature may be empty (RFC 7519); encrypted ones have five.</summary>
    private static int WebToken(ReadOnlySpan<char> text)
    {
        int end = EndOf(text, 0);
        while (end > 0 && text[end - 1] is '.' or '-') end--;
        int dots = text[..end].Count('.');
        return end >= 20 && (dots >= 1 || end >= 60) ? end : 0;
    }

    /// <summary>What Entra ID issues for applications: three signs, <c>nQ~</c>, 31 or more.</summary>
    private static int AzureSecret(ReadOnlySpan<char> text)
    {
        if (text.Length < 37 || !char.IsAsciiDigit(text[3]) || text[4] != 'Q' || text[5] != '~') return 0;
        int end = 6;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or '~')) end++;
        return end >= 37 ? end : 0;
    }

    /// <summary>Keys of storage accounts: 64 bytes in base64.</summary>
    private static int AzureKey(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && length <= AzureKeyLength && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '+' or '/')) length++;
        return length == AzureKeyLength - 2 && text[length..].StartsWith("==", StringComparison.Ordinal) ? AzureKeyLength : 0;
    }

    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.')) end++;
        while (end > start && text[end - 1] == '.') end--;
        return end;
    }

    /// <summary>The address of a web hook is its own key.</summary>
    private static void Hooks(ReadOnlySpan<char> text, List<Finding> found)
    {
        const string slack = "hooks.slack.com/services/";
        int from = 0;
        while (text[from..].IndexOf(slack, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            int start = from + at + slack.Length;
            from = start;
            while (from < text.Length && (char.IsAsciiLetterOrDigit(text[from]) || text[from] == '/')) from++;
            if (from - start >= 20) found.Add(new Finding(SensitiveKind.Token, start, from - start));
        }
    }
}
