using System.Net.Http.Headers;

namespace ChatServiceDesk.Benchmarks;

/// <summary>A request as it went over the wire, to be made again by a bare client.</summary>
internal sealed class RecordedCall(HttpMethod method, Uri uri, KeyValuePair<string, string[]>[] headers, byte[]? body, KeyValuePair<string, string[]>[] bodyHeaders)
{
    public static async Task<RecordedCall> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri ?? throw new ArgumentException("A request without an address.", nameof(request)),
        Copy(request.Headers),
        request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : null,
        request.Content is { } described ? Copy(described.Headers) : []);

    /// <summary>The same call again; the answer is read to its end.</summary>
    /// <param name="http">Sends it.</param>
    /// <param name="other">Another body than the recorded one; <see langword="null"/> for the same bytes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<byte[]> RepeatAsync(HttpClient http, byte[]? other, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, uri);
        Add(request.Headers, headers);
        if ((other ?? body) is { } bytes)
        {
            request.Content = new ByteArrayContent(bytes);
            Add(request.Content.Headers, bodyHeaders);
        }

        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static KeyValuePair<string, string[]>[] Copy(HttpHeaders headers) =>
        [.. headers.Where(header => header.Key != "Content-Length").Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()))];

    private static void Add(HttpHeaders headers, KeyValuePair<string, string[]>[] values)
    {
        foreach ((string name, string[] value) in values)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
