using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Graph;

/// <summary>Puts entries into the activity feeds of people, by Microsoft Graph. Like the connector's client it makes each call once, but for a token that is refused, and tells what became of it.</summary>
/// <param name="http">From <see cref="ConnectorClient.CreateHttp"/>.</param>
/// <param name="token">For <see cref="Scope"/>, with the application permission <c>TeamsActivity.Send</c>.</param>
/// <param name="endpoint">That of the cloud: <see cref="PublicEndpoint"/>, or of a national one.</param>
/// <param name="clock">Measures timeouts and dates in <c>Retry-After</c>.</param>
public sealed class ActivityFeedClient(HttpClient http, ConnectorToken token, Uri endpoint, TimeProvider clock)
{
    public const string Scope = "https://graph.microsoft.com/.default";

    private readonly ConnectorPipe _pipe = new(http, token, new ServiceUrlPolicy { Hosts = new HashSet<string>([endpoint.IdnHost], StringComparer.OrdinalIgnoreCase), AllowLoopback = endpoint.IsLoopback }, clock);

    public static Uri PublicEndpoint { get; } = new("https://graph.microsoft.com");

    /// <summary>For one call with its answer: 15 seconds if not set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The scope of an endpoint: each cloud has its own.</summary>
    public static string ScopeOf(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.IsLoopback ? Scope : $"https://{endpoint.IdnHost}/.default";
    }

    /// <param name="personId">Entra object id.</param>
    /// <param name="notification">What is shown.</param>
    /// <param name="deliveryId">The same for each attempt at the same thing.</param>
    /// <param name="cancellationToken">Cancels before anything is sent; later it is as unclear as a timeout.</param>
    public async Task<SendResult> SendAsync(string personId, FeedNotification notification, string deliveryId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(personId);
        ArgumentNullException.ThrowIfNull(notification);
        ConnectorRequest request = new(
            HttpMethod.Post, endpoint, $"v1.0/users/{Uri.EscapeDataString(personId)}/teamwork/sendActivityNotification", Body(notification), IsRepeatable: false, deliveryId);
        return Sent.Judge(await _pipe.TryAsync(request, Timeout, cancellationToken), request.IsRepeatable);
    }

    private static byte[] Body(FeedNotification notification) => JsonBody.Of(json =>
    {
        json.WriteStartObject("topic");
        json.WriteString("source", "text");
        json.WriteString("value", notification.Topic);
        json.WriteString("webUrl", notification.Link.AbsoluteUri);
        json.WriteEndObject();
        json.WriteString("activityType", notification.ActivityType);
        json.WriteNumber("chainId", notification.ChainId);
        json.WriteStartObject("previewText");
        json.WriteString("content", notification.Preview);
        json.WriteEndObject();
        json.WriteStartArray("templateParameters");
        foreach ((string name, string value) in notification.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
