using System.Globalization;
using System.Text.Unicode;

namespace ChatServiceDesk.Teams;

/// <summary>Finds what no .NET string can hold before anything tries to make one: bytes that are not UTF-8, and half a
/// character spelt as an escape (<c>"\ud83d"</c>).</summary>
internal static class StrictUnicode
{
    private const int EscapeLength = 6;

    /// <summary>Expects JSON, where a backslash is always in a string. Other text may pass; a JSON reader refuses it.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && EscapesArePaired(json);

    private static bool EscapesArePaired(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and int at)
        {
            json = json[at..];
            switch (CodeUnit(json))
            {
                case >= 0xD800 and <= 0xDBFF:
                    if (CodeUnit(json[EscapeLength..]) is not (>= 0xDC00 and <= 0xDFFF))
                        return false;
                    json = json[(2 * EscapeLength)..];
                    break;
                case >= 0xDC00 and <= 0xDFFF:
                    return false;
                default:
                    json = json[Math.Min(2, json.Length)..];
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
