using System.Globalization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>JSON can spell half a character (<c>"\ud83d"</c>), which no string can hold and no store keeps.</summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    /// <summary>Looks at escapes only; raw bytes are somebody else's check. Expects JSON, where a backslash is always in a string.</summary>
    public static bool ArePaired(ReadOnlySpan<byte> utf8Json)
    {
        while (utf8Json.IndexOf((byte)'\\') is >= 0 and int at)
        {
            utf8Json = utf8Json[at..];
            switch (CodeUnit(utf8Json))
            {
                case >= 0xD800 and <= 0xDBFF:
                    if (CodeUnit(utf8Json[EscapeLength..]) is not (>= 0xDC00 and <= 0xDFFF))
                        return false;
                    utf8Json = utf8Json[(2 * EscapeLength)..];
                    break;
                case >= 0xDC00 and <= 0xDFFF:
                    return false;
                default:
                    utf8Json = utf8Json[Math.Min(2, utf8Json.Length)..];
                    break;
            }
        }

        return true;
    }

    /// <returns>The code unit that an escape here stands for, -1 when there is no such escape.</returns>
    private static int CodeUnit(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json[0] == '\\' && json[1] == 'u'
        && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            ? unit
            : -1;
}
