using System.Collections.Concurrent;

namespace ChatServiceDesk.Teams.Tests.Authentication;

/// <summary>Answers every request with one document and remembers where it was asked for.</summary>
internal sealed class PointingHandler(string document) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _asked = new();

    public IReadOnlyList<string> Asked => [.. _asked];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Enqueue($"{request.RequestUri}");
        return Task.FromResult(new HttpResponseMessage { Content = new StringContent(document) });
    }
}
