using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.Teams.Tests.Connector;

/// <summary>A client that speaks to a scripted connector, with a token.</summary>
internal sealed class ConnectorStage : IAsyncDisposable
{
    private readonly HttpClient _http = ConnectorClient.CreateHttp();

    public ConnectorStage(params Reply[] replies)
        : this(ScriptedServer.InOrder(replies))
    {
    }

    public ConnectorStage(Func<Request, Reply> script)
    {
        Server = new ScriptedServer(script);
        Credential = new RememberingCredential(Clock);
        Client = ClientWith(new ServiceUrlPolicy { AllowLoopback = true });
    }

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public ScriptedServer Server { get; }

    public RememberingCredential Credential { get; }

    public ConnectorClient Client { get; }

    public Uri Url => new(Server.Url, "emea/");

    /// <param name="policy">Where it may send.</param>
    /// <param name="timeout">How long one call may take, 15 seconds if not set.</param>
    public ConnectorClient ClientWith(ServiceUrlPolicy policy, TimeSpan? timeout = null) =>
        new(_http, new ConnectorToken(Credential, Clock, NullLogger<ConnectorToken>.Instance), policy, Clock) { Timeout = timeout ?? TimeSpan.FromSeconds(15) };

    public Task<SendResult> SendAsync() =>
        Client.SendAsync(Url, "a:1", OutboundActivity.Message("Hello"), TestContext.Current.CancellationToken);

    public Task<SendResult> UpdateAsync() =>
        Client.UpdateAsync(Url, "a:1", "17", OutboundActivity.Message("Hello"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
