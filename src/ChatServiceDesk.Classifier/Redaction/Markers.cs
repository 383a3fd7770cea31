namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What stands where something was taken out. Nothing is ever found in a marker or across one.</summary>
internal static class Markers
{
    /// <summary>The longest, "[private key]", is 13 characters long and stands for one at least.</summary>
    public const int MostGrowth = 12;

    private static readonly string[] All = [.. Enum.GetValues<SensitiveKind>().Select(Of)];

    public static string Of(SensitiveKind kind) => kind switch
    {
        SensitiveKind.PrivateKey => "[private key]",
        SensitiveKind.Token => "[token]",
        SensitiveKind.Password => "[password]",
        SensitiveKind.Code => "[code]",
        SensitiveKind.Iban => "[iban]",
        SensitiveKind.Card => "[card]",
        SensitiveKind.NationalId => "[id number]",
        SensitiveKind.Email => "[e-mail]",
        SensitiveKind.Phone => "[phone]",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The pieces of the text between the markers that it has already.</summary>
    public static IEnumerable<(int Start, int End)> Between(string text)
    {
        int start = 0;
        for (int i = text.IndexOf('[', StringComparison.Ordinal); i >= 0; i = i < text.Length ? text.IndexOf('[', i) : -1)
        {
            int length = LengthAt(text.AsSpan(i));
            if (length > 0)
            {
                yield return (start, i);
                start = i + length;
            }

            i += Math.Max(1, length);
        }

        yield return (start, text.Length);
    }

    private static int LengthAt(ReadOnlySpan<char> text)
    {
        foreach (string marker in All)
        {
            if (text.StartsWith(marker, StringComparison.Ordinal)) return marker.Length;
        }

        return 0;
    }
}
