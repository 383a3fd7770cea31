using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>Speaks to the channel. Makes every call once, but for a token that is refused: when to try again is for the caller,
/// who knows what has been sent before.</summary>
/// <param name="http">From <see cref="CreateHttp"/>: one that follows redirects would carry the token elsewhere.</param>
/// <param name="token">Goes with every call.</param>
/// <param name="policy">Where calls may go.</param>
/// <param name="clock">Measures timeouts and dates in <c>Retry-After</c>.</param>
/// <remarks>Sends are cancelled with <see cref="OperationCanceledException"/> while nothing has been sent; later, a cancelled
/// POST is as unclear as one that timed out.
/// Source: https://github.com/microsoft/botbuilder-dotnet/blob/main/libraries/Swagger/ConnectorAPI.json</remarks>
public sealed class ConnectorClient(HttpClient http, ConnectorToken token, ServiceUrlPolicy policy, TimeProvider clock)
{
    private const int MembersPerPage = 200;

    private readonly ConnectorPipe _pipe = new(http, token, policy, clock);

    /// <summary>For one call with its answer, and with a second try after a refused token: 15 seconds if not set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A client that follows no redirects, keeps no cookies and leaves the time to <see cref="Timeout"/>.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
    public static HttpClient CreateHttp()
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(handler)
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { UserAgent = { new("ChatServiceDesk", typeof(ConnectorClient).Assembly.GetName().Version?.ToString(3)) } },
        };
    }

    /// <summary>To the end of a conversation; a channel without a thread gets a new post.</summary>
    public Task<SendResult> SendAsync(
        Uri serviceUrl, string conversationId, OutboundActivity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return SendAsync(HttpMethod.Post, serviceUrl, ConnectorPath.Activities(conversationId), activity.ToUtf8Json(), activity.DeliveryId, cancellationToken);
    }

    public Task<SendResult> ReplyAsync(
        Uri serviceUrl, string conversationId, string activityId, OutboundActivity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        byte[] body = (activity with { ReplyToId = activityId }).ToUtf8Json();
        return SendAsync(HttpMethod.Post, serviceUrl, ConnectorPath.Activity(conversationId, activityId), body, activity.DeliveryId, cancellationToken);
    }

    /// <summary>Replaces what the bot said earlier. May be repeated at will.</summary>
    public Task<SendResult> UpdateAsync(
        Uri serviceUrl, string conversationId, string activityId, OutboundActivity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return SendAsync(HttpMethod.Put, serviceUrl, ConnectorPath.Activity(conversationId, activityId), activity.ToUtf8Json(), activity.DeliveryId, cancellationToken);
    }

    /// <summary>Takes back what the bot said earlier. May be repeated at will.</summary>
    public Task<SendResult> DeleteAsync(Uri serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, serviceUrl, ConnectorPath.Activity(conversationId, activityId), null, null, cancellationToken);

    /// <summary>Opens the chat with one person. May be repeated at will: there is one such chat only.</summary>
    /// <param name="serviceUrl">The region's connector.</param>
    /// <param name="botId"><c>28:{app id}</c>.</param>
    /// <param name="userId"><c>29:…</c>, or the Entra object id of somebody who has the app.</param>
    /// <param name="tenantId">The person's tenant.</param>
    /// <param name="cancellationToken">See the remarks of the class.</param>
    public Task<SendResult> CreatePersonalAsync(
        Uri serviceUrl, string botId, string userId, string tenantId, CancellationToken cancellationToken) =>
        CreateAsync(serviceUrl, CreateConversationBody.Personal(botId, userId, tenantId), isRepeatable: true, deliveryId: null, cancellationToken);

    /// <summary>Starts a thread in a channel with its first message.</summary>
    /// <param name="serviceUrl">The region's connector.</param>
    /// <param name="botId"><c>28:{app id}</c>.</param>
    /// <param name="channelId"><c>19:…@thread.tacv2</c>.</param>
    /// <param name="tenantId">The team's tenant.</param>
    /// <param name="first">Becomes the root of the thread.</param>
    /// <param name="cancellationToken">See the remarks of the class.</param>
    public Task<SendResult> CreateThreadAsync(
        Uri serviceUrl, string botId, string channelId, string tenantId, OutboundActivity first, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        return CreateAsync(serviceUrl, CreateConversationBody.Thread(botId, channelId, tenantId, first), isRepeatable: false, first.DeliveryId, cancellationToken);
    }

    /// <param name="serviceUrl">The region's connector.</param>
    /// <param name="conversationId">Without a thread.</param>
    /// <param name="userId"><c>29:…</c>, an Entra object id or a user principal name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="null"/> when the person is not in the conversation.</returns>
    /// <exception cref="ConnectorException">There was no usable answer.</exception>
    public async Task<TeamsMember?> GetMemberAsync(
        Uri serviceUrl, string conversationId, string userId, CancellationToken cancellationToken) =>
        (await GetAsync(serviceUrl, ConnectorPath.Member(conversationId, userId), RosterJson.Default.MemberBody, cancellationToken))?.ToMember();

    /// <summary>Everybody in a conversation, once, page by page.</summary>
    /// <exception cref="ConnectorException">There was no usable answer.</exception>
    public async IAsyncEnumerable<TeamsMember> GetMembersAsync(
        Uri serviceUrl, string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> members = new(StringComparer.Ordinal);
        HashSet<string> pages = new(StringComparer.Ordinal);
        string? next = null;
        do
        {
            string path = ConnectorPath.Members(conversationId, MembersPerPage, next);
            MemberPageBody? page = await GetAsync(serviceUrl, path, RosterJson.Default.MemberPageBody, cancellationToken);
            foreach (MemberBody member in page?.Members ?? [])
            {
                if (member.Id is { Length: > 0 } id && members.Add(id))
                    yield return member.ToMember();
            }

            next = page?.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next) && pages.Add(next));
    }

    /// <returns><see langword="null"/> when there is no such team, or the bot is not in it.</returns>
    /// <exception cref="ConnectorException">There was no usable answer.</exception>
    public Task<TeamDetails?> GetTeamAsync(Uri serviceUrl, string teamId, CancellationToken cancellationToken) =>
        GetAsync(serviceUrl, ConnectorPath.Team(teamId), RosterJson.Default.TeamDetails, cancellationToken);

    /// <returns>Empty when there is no such team, or the bot is not in it.</returns>
    /// <exception cref="ConnectorException">There was no usable answer.</exception>
    public async Task<IReadOnlyList<ChannelDetails>> GetChannelsAsync(Uri serviceUrl, string teamId, CancellationToken cancellationToken) =>
        (await GetAsync(serviceUrl, ConnectorPath.Channels(teamId), RosterJson.Default.ChannelListBody, cancellationToken))?.Conversations ?? [];

    private async Task<SendResult> SendAsync(
        HttpMethod method, Uri serviceUrl, string path, byte[]? body, string? deliveryId, CancellationToken cancellationToken)
    {
        ConnectorRequest request = new(method, serviceUrl, path, body, IsRepeatable: method != HttpMethod.Post, deliveryId);
        return Sent.Judge(await _pipe.TryAsync(request, Timeout, cancellationToken), request.IsRepeatable);
    }

    private async Task<SendResult> CreateAsync(Uri serviceUrl, byte[] body, bool isRepeatable, string? deliveryId, CancellationToken cancellationToken)
    {
        ConnectorRequest request = new(HttpMethod.Post, serviceUrl, ConnectorPath.Conversations, body, isRepeatable, deliveryId);
        return Sent.JudgeCreated(await _pipe.TryAsync(request, Timeout, cancellationToken), isRepeatable);
    }

    private async Task<T?> GetAsync<T>(Uri serviceUrl, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        ConnectorRequest request = new(HttpMethod.Get, serviceUrl, path, null, IsRepeatable: true);
        switch (await _pipe.TryAsync(request, Timeout, cancellationToken))
        {
            case ConnectorAttempt.Answered { IsSuccess: true } answer:
                try { return JsonSerializer.Deserialize(answer.Body.Span, type); }
                catch (JsonException e) { throw new ConnectorException(answer.Status, ConnectorCodes.None, innerException: e); }
            case ConnectorAttempt.Answered { Status: HttpStatusCode.NotFound }:
                return null;
            case ConnectorAttempt.Answered answer:
                throw new ConnectorException(answer.Status, ConnectorBody.Error(answer.Body).Code, answer.RetryAfter);
            case ConnectorAttempt.NotSent notSent:
                throw new ConnectorException(0, notSent.Code);
            case ConnectorAttempt.Lost lost:
                throw new ConnectorException(0, lost.Code);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
