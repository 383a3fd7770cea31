using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Testing.Wire;

/// <summary>Leads calls to the real connector's host to the one on this machine, so that a desk can run with the settings of production. Nothing else leaves the machine.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The base class disposes of its inner handler.")]
internal sealed class Detour() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly ConcurrentQueue<(string Host, string? Authorization)> _calls = new();

    /// <summary>The connector on this machine.</summary>
    public Uri? Connector { get; set; }

    /// <summary>Where the desk thought that it was calling, and with which token.</summary>
    public IReadOnlyList<(string Host, string? Authorization)> Calls => [.. _calls];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri url = request.RequestUri ?? throw new InvalidOperationException("A call without an address.");
        _calls.Enqueue((url.Authority, request.Headers.Authorization?.ToString()));
        if (!url.IsLoopback)
        {
            if (url.Host != "smba.trafficmanager.net" || Connector is null) throw new HttpRequestException($"{url.Host} is not to be reached from a test.");
            request.RequestUri = new Uri(Connector, url.PathAndQuery.Replace("/EMEA/", "/emea/", StringComparison.OrdinalIgnoreCase));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
