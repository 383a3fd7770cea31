using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Teams.Graph;

namespace ChatServiceDesk.Hosting;

/// <summary>Activity feed entries through Microsoft Graph, by the settings. Off unless somebody turns them on.</summary>
internal static class GraphFeed
{
    /// <returns><see langword="null"/> when it is off.</returns>
    /// <exception cref="UsageException">A setting is missing or can't be used.</exception>
    public static (FeedApp App, Uri Endpoint)? Read(IConfiguration settings, BotIdentity identity, bool isDevelopment)
    {
        string on = settings["Graph:ActivityFeed"] ?? "";
        if (on.Length == 0 || string.Equals(on, "false", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!string.Equals(on, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"Graph__ActivityFeed is '{on}'. Set it to true or false.");
        }

        if (!isDevelopment && identity.TenantId.Length == 0)
        {
            throw new UsageException("Graph__ActivityFeed is true but MicrosoftAppTenantId is missing. Set it to the tenant whose people get entries in their activity feed.");
        }

        string given = settings["Graph:Endpoint"] is { Length: > 0 } named ? named : ActivityFeedClient.PublicEndpoint.AbsoluteUri;
        return Uri.TryCreate(given, UriKind.Absolute, out Uri? endpoint) && endpoint is { AbsolutePath: "/", Query: "" }
            && (endpoint.Scheme == Uri.UriSchemeHttps || (isDevelopment && endpoint.IsLoopback && endpoint.Scheme == Uri.UriSchemeHttp))
                ? (new FeedApp(identity.AppId, identity.TenantId), endpoint)
                : throw new UsageException($"Graph__Endpoint is '{given}'. Write it as https://graph.microsoft.com, without anything behind it.");
    }

    public static IServiceCollection AddGraphFeed(this IServiceCollection services, (FeedApp App, Uri Endpoint)? feed, BotIdentity identity) => feed is not { } given ? services : services
        .AddSingleton(given.App)
        .AddSingleton(provider => new ActivityFeedClient(
            provider.GetRequiredService<HttpClient>(),
            new ConnectorToken(
                ConnectorCredential.Create(identity), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectorToken>>(), ActivityFeedClient.ScopeOf(given.Endpoint)),
            given.Endpoint,
            provider.GetRequiredService<TimeProvider>()));
}
