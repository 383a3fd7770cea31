using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A desk with the settings of production. Only its issuer and the connector are on this machine.</summary>
internal sealed class GuardedDesk : IAsyncDisposable
{
    public const string BotToken = "canary-bot-token";

    private readonly ConcurrentQueue<MemoryOperation.Commit> _commits = new();
    private readonly Detour _detour = new();

    private GuardedDesk()
    {
        MemoryTable table = new();
        table.Hook = (operation, _) =>
        {
            if (operation is MemoryOperation.Commit { IsDone: false } commit) _commits.Enqueue(commit);
            return ValueTask.CompletedTask;
        };
        Table = table;
    }

    public LocalIssuer Issuer { get; } = new();

    public RememberedLog Log { get; } = new();

    public MemoryTable Table { get; }

    /// <summary>Everything that anybody tried to write.</summary>
    public IReadOnlyList<MemoryOperation.Commit> Commits => [.. _commits];

    /// <summary>Every call that left the desk.</summary>
    public IReadOnlyList<(string Host, string? Authorization)> Calls => _detour.Calls;

    public DeskStage Stage { get; private set; } = null!; // Set by StartAsync.

    public static async Task<GuardedDesk> StartAsync(CancellationToken cancellationToken)
    {
        GuardedDesk desk = new();
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["MicrosoftAppId"] = Token.AppId,
            ["MicrosoftAppTenantId"] = ChannelMessage.Tenant,
            ["MicrosoftAppPassword"] = "canary-password",
            ["BotOpenIdMetadata"] = desk.Issuer.MetadataUrl.AbsoluteUri,
        };
        World world = new() { TenantId = ChannelMessage.Tenant, AppId = Token.AppId };
        desk.Stage = await DeskStage.StartAsync(cancellationToken, new StageStorage.Custom(desk.Table), settings, world, build: desk.Build);
        desk._detour.Connector = desk.Stage.Teams.ServiceUrl;
        return desk;
    }

    /// <summary>Sends something to the desk and lets the desk do what follows from it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string? authorization, string body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("api/messages", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        HttpResponseMessage response = await Stage.Http.SendAsync(request, cancellationToken);
        await Stage.SettleAsync(cancellationToken);
        return response;
    }

    /// <summary>The same with an activity of the stage's people, as if it had come from the real connector.</summary>
    public Task<HttpResponseMessage> PostAsync(string? authorization, JsonObject activity, CancellationToken cancellationToken)
    {
        activity["serviceUrl"] = Token.ServiceUrl;
        return PostAsync(authorization, activity.ToJsonString(), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        await Issuer.DisposeAsync();
        _detour.Dispose();
    }

    private void Build(WebApplicationBuilder builder)
    {
        builder.Environment.EnvironmentName = Environments.Production;
        builder.Services.AddSingleton<ILoggerProvider>(Log);
        builder.Services.AddSingleton(_ => new HttpClient(_detour, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan });
        builder.Services.AddSingleton(provider => new ConnectorToken(
            new FixedCredential(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectorToken>>()));
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(BotToken, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
