using System.Collections.Frozen;
using System.Text.Json;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.Benchmarks;

/// <summary>Two endpoints on one server: <c>/let-in</c> reads and authenticates as the desk does, <c>/parse</c> only parses.</summary>
internal sealed class ActivityEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = ConnectorClient.CreateHttp();
    private readonly ChannelAuthenticator _authenticator;

    private ActivityEndpoint(WebApplication server)
    {
        _server = server;
        ChannelAuthenticationOptions options = new()
        {
            AppId = SampleActivity.AppId,
            OpenIdMetadata = new Uri($"{Url}/metadata"),
            Tenants = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, SampleActivity.Tenant),
        };
        ChannelKeys keys = new(options.OpenIdMetadata, _http, TimeProvider.System, NullLogger<ChannelKeys>.Instance);
        _authenticator = new ChannelAuthenticator(options, keys, TimeProvider.System, NullLogger<ChannelAuthenticator>.Instance);
    }

    public string Url => _server.Urls.First();

    public static async Task<ActivityEndpoint> StartAsync(ChannelIssuer issuer, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication server = builder.Build();
        ActivityEndpoint? endpoint = null;
        server.Run(context => (context.Request.Path.Value, endpoint) switch
        {
            ("/let-in", { } ready) => ready.LetInAsync(context),
            ("/parse", _) => ParseAsync(context),
            ("/metadata", _) => context.Response.WriteAsync(ChannelIssuer.Metadata(server.Urls.First()), context.RequestAborted),
            _ => context.Response.WriteAsync(issuer.Keys, context.RequestAborted),
        });
        await server.StartAsync(cancellationToken);
        return endpoint = new ActivityEndpoint(server);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private static async Task ParseAsync(HttpContext context)
    {
        using JsonDocument activity = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        context.Response.StatusCode = activity.RootElement.TryGetProperty("type"u8, out _) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private async Task LetInAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Response.StatusCode = ActivityReader.Read(body.GetBuffer().AsSpan(0, (int)body.Length)) is ActivityReading.Ok { Activity: var activity }
            ? await CheckAsync(context, activity)
            : StatusCodes.Status400BadRequest;
    }

    private async Task<int> CheckAsync(HttpContext context, Activity activity) =>
        await _authenticator.CheckAsync(context.Request.Headers.Authorization, activity, remote: null, context.RequestAborted) is AuthenticationResult.Denied denied
            ? (int)denied.Status
            : StatusCodes.Status200OK;
}
