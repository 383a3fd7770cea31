using System.Buffers.Text;
using System.Text;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>What the service answered to a batch: an ETag for each change, or the one refusal that undid them all.</summary>
internal readonly record struct BatchAnswer(IReadOnlyList<ETag> ETags, BatchAnswer.Refusal? Refused)
{
    internal sealed record Refusal(int Status, string? Code, ReadOnlyMemory<byte> Content);

    /// <returns><see langword="null"/> when the answer is not one to a batch of this many changes.</returns>
    public static BatchAnswer? Read(ReadOnlyMemory<byte> body, int changes)
    {
        List<ETag> etags = new(changes);
        while (body.Span.IndexOf("HTTP/1.1 "u8) is var start and >= 0)
        {
            body = body[(start + "HTTP/1.1 "u8.Length)..];
            int end = body.Span.IndexOf("\r\n\r\n"u8);
            if (end < 0 || !Utf8Parser.TryParse(body.Span, out int status, out _))
            {
                return null;
            }

            ReadOnlySpan<byte> headers = body.Span[..end];
            if (status >= 400)
            {
                return new([], new(status, Header(headers, "x-ms-error-code:"u8), Content(body[(end + 4)..])));
            }

            etags.Add(Header(headers, "ETag:"u8) is { } etag ? new(etag) : default);
            body = body[(end + 4)..];
        }

        return etags.Count == changes ? new(etags, null) : null;
    }

    private static ReadOnlyMemory<byte> Content(ReadOnlyMemory<byte> part) =>
        part.Span.IndexOf("\r\n--"u8) is var end and >= 0 ? part[..end] : part;

    private static string? Header(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> name)
    {
        while (headers.IndexOf("\r\n"u8) is var line and >= 0)
        {
            headers = headers[(line + 2)..];
            if (headers.Length >= name.Length && Ascii.EqualsIgnoreCase(headers[..name.Length], name))
            {
                ReadOnlySpan<byte> value = headers[name.Length..];
                return Encoding.UTF8.GetString(value.IndexOf("\r\n"u8) is var end and >= 0 ? value[..end] : value).Trim();
            }
        }

        return null;
    }
}
