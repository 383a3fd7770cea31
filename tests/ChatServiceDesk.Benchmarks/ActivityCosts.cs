using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChatServiceDesk.Benchmarks;

/// <summary>Reading and authenticating an activity, against an endpoint that only parses it. Client and server share the process.</summary>
internal static class ActivityCosts
{
    private const int Operations = 60;

    /// <summary>Twice as many as are remembered as proven, so that each has been forgotten when its turn comes again.</summary>
    private const int FreshTokens = 512;

    private static readonly byte[] s_body = Encoding.UTF8.GetBytes(SampleActivity.Json);

    public static async IAsyncEnumerable<Line> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using ChannelIssuer issuer = new();
        await using ActivityEndpoint endpoint = await ActivityEndpoint.StartAsync(issuer, cancellationToken);
        using HttpClient http = new() { BaseAddress = new Uri(endpoint.Url) };
        string[] fresh = [.. Enumerable.Range(0, FreshTokens).Select(issuer.Token)];
        int next = 0;
        Side parse = Posts(http, "parse", () => fresh[0]);
        yield return await Measure.DuelAsync("let in, a token that came before", Posts(http, "let-in", () => fresh[0]), parse, cancellationToken);
        yield return await Measure.DuelAsync("let in, a new token each time", Posts(http, "let-in", () => fresh[next++ % FreshTokens]), parse, cancellationToken);
    }

    private static Side Posts(HttpClient http, string path, Func<string> token) =>
        Side.OneByOne(Operations, cancellationToken => PostAsync(http, path, token(), cancellationToken));

    private static async Task PostAsync(HttpClient http, string path, string token, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(s_body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
