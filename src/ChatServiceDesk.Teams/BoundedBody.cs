using System.Buffers;

namespace ChatServiceDesk.Teams;

/// <summary>Reads the body of an answer up to a limit. Nobody on the other side is trusted to stop.</summary>
internal static class BoundedBody
{
    private const int BytesPerRead = 16 * 1024;

    /// <returns><see langword="null"/> when there is more than <paramref name="maxBytes"/>.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            return null;

        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        ArrayBufferWriter<byte> body = new();
        for (int read; (read = await stream.ReadAsync(body.GetMemory(BytesPerRead), cancellationToken)) > 0;)
        {
            body.Advance(read);
            if (body.WrittenCount > maxBytes)
                return null;
        }

        return body.WrittenMemory;
    }
}
