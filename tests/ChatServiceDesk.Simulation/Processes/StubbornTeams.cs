using System.Net.Http.Headers;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>Hands an activity to whichever desk is up, and does what Teams does when the answer doesn't come: sends the same again.</summary>
internal sealed class StubbornTeams(DeskFleet fleet, Tally tally, int seed) : HttpMessageHandler
{
    /// <summary>After this many nobody believes in an answer any more.</summary>
    private const int MostAttempts = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Random _random = new(seed);
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken); // An activity always has a body.
        tally.CountActivity();
        for (int attempt = 1; ; attempt++)
        {
            if (await TryAsync(request.RequestUri!, body, attempt == MostAttempts, cancellationToken) is { } answer)
            {
                return answer;
            }

            tally.CountRetry();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _wire.Dispose();
        base.Dispose(disposing);
    }

    /// <returns><see langword="null"/> when there was no answer, or a 5xx.</returns>
    private async Task<HttpResponseMessage?> TryAsync(Uri path, byte[] body, bool isLast, CancellationToken cancellationToken)
    {
        Uri desk = await fleet.AnyAsync(_random, cancellationToken);
        using CancellationTokenSource patience = new(Patience, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using HttpRequestMessage message = new(HttpMethod.Post, new Uri(desk, path.PathAndQuery))
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
            };
            HttpResponseMessage answer = await _wire.SendAsync(message, either.Token);
            await answer.Content.LoadIntoBufferAsync(either.Token);
            if ((int)answer.StatusCode < 500 || isLast)
            {
                return answer;
            }

            answer.Dispose();
            return null;
        }
        catch (HttpRequestException) when (!isLast)
        {
            return null;
        }
        catch (OperationCanceledException) when (!isLast && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
