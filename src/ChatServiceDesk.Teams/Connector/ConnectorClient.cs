using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Connector;

public sealed class ConnectorClient(HttpClient http, ConnectorToken token, ServiceUrlPolicy policy, TimeProvider clock)
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    public static HttpClient CreateHttp() => throw new NotSupportedException();

    public Task<SendResult> SendAsync(Uri serviceUrl, string conversationId, OutboundActivity activity, CancellationToken cancellationToken) => throw Not();

    public Task<SendResult> ReplyAsync(Uri serviceUrl, string conversationId, string activityId, OutboundActivity activity, CancellationToken cancellationToken) => throw Not();

    public Task<SendResult> UpdateAsync(Uri serviceUrl, string conversationId, string activityId, OutboundActivity activity, CancellationToken cancellationToken) => throw Not();

    public Task<SendResult> DeleteAsync(Uri serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) => throw Not();

    public Task<SendResult> CreatePersonalAsync(Uri serviceUrl, string botId, string userId, string tenantId, CancellationToken cancellationToken) => throw Not();

    public Task<SendResult> CreateThreadAsync(Uri serviceUrl, string botId, string channelId, string tenantId, OutboundActivity first, CancellationToken cancellationToken) => throw Not();

    public Task<TeamsMember?> GetMemberAsync(Uri serviceUrl, string conversationId, string userId, CancellationToken cancellationToken) => throw Not();

    public IAsyncEnumerable<TeamsMember> GetMembersAsync(Uri serviceUrl, string conversationId, CancellationToken cancellationToken) => throw Not();

    public Task<TeamDetails?> GetTeamAsync(Uri serviceUrl, string teamId, CancellationToken cancellationToken) => throw Not();

    public Task<IReadOnlyList<ChannelDetails>> GetChannelsAsync(Uri serviceUrl, string teamId, CancellationToken cancellationToken) => throw Not();

    private NotSupportedException Not() => new($"{http}{token}{policy}{clock}");
}
