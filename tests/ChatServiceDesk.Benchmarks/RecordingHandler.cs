namespace ChatServiceDesk.Benchmarks;

/// <summary>Remembers the last request that went through.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The base class disposes of its inner handler.")]
internal sealed class RecordingHandler : DelegatingHandler
{
    public RecordingHandler()
        : base(new SocketsHttpHandler())
    {
    }

    public RecordedCall? Last { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Last = await RecordedCall.OfAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
