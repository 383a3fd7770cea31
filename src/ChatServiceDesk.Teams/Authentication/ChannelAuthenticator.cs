using System.Net;
using ChatServiceDesk.Teams.Activities;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Lets in what the channel sends to this bot from an allowed tenant, and nothing else.</summary>
/// <remarks>The order of checks decides the status: what is wrong with the token is 401, a good token in the wrong place 403.
/// A replayed token with another body is not noticed here: the token does not cover the body.</remarks>
public sealed partial class ChannelAuthenticator
{
    private static readonly AuthenticationResult _accepted = AuthenticationResult.Accepted.Instance;

    private readonly ChannelAuthenticationOptions _options;
    private readonly ILogger<ChannelAuthenticator> _logger;
    private readonly ChannelTokenCheck? _tokens;

    /// <param name="options">Without an app id only development on this machine is let in.</param>
    /// <param name="keys">The channel's.</param>
    /// <param name="clock">Decides which token is expired.</param>
    /// <param name="logger">The security log: hears of everyone who is turned away.</param>
    public ChannelAuthenticator(
        ChannelAuthenticationOptions options, ChannelKeys keys, TimeProvider clock, ILogger<ChannelAuthenticator> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(keys);
        (_options, _logger) = (options, logger);
        if (options.AppId is { Length: > 0 } appId)
            _tokens = new ChannelTokenCheck(appId, options.Issuer, keys, clock);
    }

    /// <param name="authorizationHeader">The whole header.</param>
    /// <param name="activity">The body.</param>
    /// <param name="remote">Where the connection itself comes from; a forwarded header does not count. <see langword="null"/> if nobody knows.</param>
    /// <param name="cancellationToken">Ends a wait for keys.</param>
    public async ValueTask<AuthenticationResult> CheckAsync(
        string? authorizationHeader, Activity activity, IPAddress? remote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        AuthenticationResult result = _tokens is null
            ? CheckDevelopment(activity, remote is not null && IPAddress.IsLoopback(remote))
            : await CheckAsync(_tokens, authorizationHeader, activity, cancellationToken);
        if (result is AuthenticationResult.Denied denied)
            LogDenied(denied, activity, remote);

        return result;
    }

    private AuthenticationResult CheckDevelopment(Activity activity, bool isLoopback)
    {
        if (!_options.IsDevelopment || !isLoopback)
            return Denied(HttpStatusCode.Unauthorized, "there is no app id, so only development on this machine is let in");

        return ActivityClaims.PlaceObjection(activity, _options) is { } wrong ? Denied(HttpStatusCode.Forbidden, wrong) : _accepted;
    }

    private async ValueTask<AuthenticationResult> CheckAsync(
        ChannelTokenCheck tokens, string? header, Activity activity, CancellationToken cancellationToken)
    {
        if (BearerHeader.Token(header) is not { } token)
            return Denied(HttpStatusCode.Unauthorized, "there is no bearer token");

        return await tokens.CheckAsync(token, cancellationToken) switch
        {
            TokenVerdict.Good good => Objection(good, activity) is { } wrong ? Denied(HttpStatusCode.Forbidden, wrong) : _accepted,
            TokenVerdict.NoKeys noKeys =>
                new AuthenticationResult.Denied(HttpStatusCode.ServiceUnavailable, "the channel's keys can't be had", noKeys.RetryAfter),
            TokenVerdict.Bad bad => Denied(HttpStatusCode.Unauthorized, $"the token {bad.Why}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string? Objection(TokenVerdict.Good token, Activity activity)
    {
        if (!token.Endorsements.Contains(activity.ChannelId))
            return "the token's key does not speak for this channel";
        if (!ActivityClaims.IsVouchedFor(activity.ServiceUrl, token.ServiceUrl))
            return "the token names another service URL";

        return ActivityClaims.PlaceObjection(activity, _options) ?? ActivityClaims.AddresseeObjection(activity, _options);
    }

    private static AuthenticationResult.Denied Denied(HttpStatusCode status, string why) => new(status, why);

    /// <summary>What the body says about itself was written by anybody: it is cut and cleaned before it gets into a log.</summary>
    private void LogDenied(AuthenticationResult.Denied denied, Activity activity, IPAddress? remote) => LogDenied(
        (int)denied.Status,
        denied.Why,
        LogText.Of(activity.Type),
        LogText.Of(activity.ChannelId),
        LogText.Of(activity.TenantId),
        LogText.Of(activity.ServiceUrl.Host),
        remote);

    [LoggerMessage(1201, LogLevel.Warning, "Turned away with {Status}: {Why}. Activity {Type} of channel {Channel}, tenant {Tenant}, service at {ServiceHost}, sent from {Remote}")]
    private partial void LogDenied(int status, string why, string type, string channel, string tenant, string serviceHost, IPAddress? remote);
}
