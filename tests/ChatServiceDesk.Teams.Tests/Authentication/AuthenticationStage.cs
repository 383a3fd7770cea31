using System.Collections.Frozen;
using System.Net;
using System.Text;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Authentication;

/// <summary>A bot in production, its tenant and its issuer.</summary>
internal sealed class AuthenticationStage : IAsyncDisposable
{
    private readonly HttpClient _http = ConnectorClient.CreateHttp();

    public AuthenticationStage(Func<ChannelAuthenticationOptions, ChannelAuthenticationOptions>? change = null, TimeSpan? patience = null)
    {
        ChannelAuthenticationOptions options = new()
        {
            AppId = Token.AppId,
            OpenIdMetadata = Issuer.MetadataUrl,
            Tenants = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ChannelMessage.Tenant),
        };
        Keys = new ChannelKeys(options.OpenIdMetadata, _http, Clock, KeysLog) { Patience = patience ?? TimeSpan.FromSeconds(20) };
        Authenticator = new ChannelAuthenticator(change?.Invoke(options) ?? options, Keys, Clock, Log);
    }

    public FakeClock Clock { get; } = new(Token.Now);

    public LocalIssuer Issuer { get; } = new();

    public ChannelKeys Keys { get; }

    public ChannelAuthenticator Authenticator { get; }

    public RememberingLogger<ChannelAuthenticator> Log { get; } = new();

    public RememberingLogger<ChannelKeys> KeysLog { get; } = new();

    /// <returns>The status that the endpoint would answer with.</returns>
    public async Task<int> StatusAsync(string? header, string? body = null, IPAddress? remote = null) =>
        ActivityReader.Read(Encoding.UTF8.GetBytes(body ?? ChannelMessage.With())) is ActivityReading.Ok read
            ? await CheckAsync(header, read.Activity, remote) is AuthenticationResult.Denied denied ? (int)denied.Status : 200
            : (int)HttpStatusCode.BadRequest;

    public async Task<AuthenticationResult> CheckAsync(string? header, Activity? activity = null, IPAddress? remote = null) =>
        await Authenticator.CheckAsync(
            header,
            activity ?? Assert.IsType<ActivityReading.Ok>(ActivityReader.Read(Encoding.UTF8.GetBytes(ChannelMessage.With()))).Activity,
            remote,
            TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Issuer.DisposeAsync();
    }
}
