using System.Collections.Frozen;
using System.Net;
using System.Text;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Teams.Tests.Activities;

namespace ChatServiceDesk.Teams.Tests.Authentication;

/// <summary>A bot in production, its tenant and its issuer.</summary>
internal sealed class AuthenticationStage : IAsyncDisposable
{
    public const string Tenant = "7d1c0d3e-5a1f-4b59-9a44-0f6c1b2a3d4e";

    private readonly HttpClient _http = ConnectorClient.CreateHttp();

    public AuthenticationStage(Func<ChannelAuthenticationOptions, ChannelAuthenticationOptions>? change = null, TimeSpan? patience = null)
    {
        ChannelAuthenticationOptions options = new()
        {
            AppId = Token.AppId,
            OpenIdMetadata = Issuer.MetadataUrl,
            Tenants = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Tenant),
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

    /// <summary>A good message; fields as raw JSON.</summary>
    public static string Body(params (string Field, string? Json)[] fields) => A.Json(
    [
        ("conversation", $$"""{"id":"a:1","conversationType":"personal","tenantId":"{{Tenant}}"}"""),
        ("channelData", $$$"""{"tenant":{"id":"{{{Tenant}}}"}}"""),
        .. fields,
    ]);

    /// <returns>The status that the endpoint would answer with.</returns>
    public async Task<int> StatusAsync(string? header, string? body = null, bool isLoopback = false) =>
        ActivityReader.Read(Encoding.UTF8.GetBytes(body ?? Body())) is ActivityReading.Ok read
            ? await CheckAsync(header, read.Activity, isLoopback) is AuthenticationResult.Denied denied ? (int)denied.Status : 200
            : (int)HttpStatusCode.BadRequest;

    public async Task<AuthenticationResult> CheckAsync(string? header, Activity? activity = null, bool isLoopback = false) =>
        await Authenticator.CheckAsync(
            header,
            activity ?? Assert.IsType<ActivityReading.Ok>(ActivityReader.Read(Encoding.UTF8.GetBytes(Body()))).Activity,
            isLoopback,
            TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Issuer.DisposeAsync();
    }
}
