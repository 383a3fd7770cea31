using System.Net.Http.Headers;

namespace ChatServiceDesk.Benchmarks;

/// <summary>A request as it went over the wire, to be made again by a bare client.</summary>
internal sealed class RecordedCall(HttpMethod method, Uri uri, KeyValuePair<string, string[]>[] headers, byte[]? body, KeyValuePair<string, string[]>[] bodyHeaders)
{
    private const string DateHeader = "x-ms-date";
    private const string SignatureHeader = "Authorization";

    public static async Task<RecordedCall> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri ?? throw new ArgumentException("A request without an address.", nameof(request)),
        Copy(request.Headers),
        request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : null,
        request.Content is { } described ? Copy(described.Headers) : []);

    /// <summary>The same call again; the answer is read to its end.</summary>
    /// <param name="http">Sends it.</param>
    /// <param name="other">Another body than the recorded one; <see langword="null"/> for the same bytes.</param>
    /// <param name="sign">The date and the signature of a call that is made anew; <see langword="null"/> for the recorded ones.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<byte[]> RepeatAsync(HttpClient http, byte[]? other, Func<Uri, (string Date, string Signature)>? sign, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, uri);
        Add(request.Headers, headers, except: sign is not null);
        if (sign?.Invoke(uri) is { } signed)
        {
            request.Headers.TryAddWithoutValidation(DateHeader, signed.Date);
            request.Headers.TryAddWithoutValidation(SignatureHeader, signed.Signature);
        }

        if ((other ?? body) is { } bytes)
        {
            request.Content = new ByteArrayContent(bytes);
            Add(request.Content.Headers, bodyHeaders, except: false);
        }

        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static KeyValuePair<string, string[]>[] Copy(HttpHeaders headers) =>
        [.. headers.Where(header => header.Key != "Content-Length").Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()))];

    private static void Add(HttpHeaders headers, KeyValuePair<string, string[]>[] values, bool except)
    {
        foreach ((string name, string[] value) in values)
        {
            if (except && name is (DateHeader or SignatureHeader))
            {
                continue;
            }

            headers.TryAddWithoutValidation(name, value);
        }
    }
}
