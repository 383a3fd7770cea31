using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace ChatServiceDesk.Hosting;

/// <summary>Only JSON in UTF-8, as it is: what would have to be unpacked or converted first is not read at all.</summary>
internal static class RequestForm
{
    /// <returns>What is wrong with the headers, <see langword="null"/> when nothing is.</returns>
    public static string? Objection(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return "is no JSON";
        }

        RequestHeaders headers = request.GetTypedHeaders();
        if (headers.ContentType is { Charset: { HasValue: true } charset } && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return "has another charset than UTF-8";
        }

        return request.Headers.ContentEncoding is [] or ["identity"] ? null : "is packed";
    }

    /// <summary>Whether this is UTF-16 or UTF-32, whatever the headers say: in JSON the first character is ASCII, so that one of the first two bytes is 0 then, or there is a byte order mark.</summary>
    public static bool IsWide(ReadOnlySpan<byte> body) =>
        body.StartsWith(Encoding.Unicode.Preamble) || body.StartsWith(Encoding.BigEndianUnicode.Preamble) || (body.Length > 1 && body[..2].Contains((byte)0));
}
