using Azure.Core;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>The bot's token for the connector: fetched once for everybody who waits, renewed before it runs out, and served
/// as long as it is valid when renewing fails.</summary>
/// <param name="credential"><see langword="null"/> in development: calls then carry no token.</param>
/// <param name="clock">Decides what has run out.</param>
/// <param name="logger">Hears why a token can't be had; callers learn only that.</param>
/// <param name="scope">For whom it is: the connector if not given.</param>
public sealed partial class ConnectorToken(TokenCredential? credential, TimeProvider clock, ILogger<ConnectorToken> logger, string scope = ConnectorToken.Scope)
{
    public const string Scope = "https://api.botframework.com/.default";

    private static readonly TimeSpan _renewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _pauseAfterFailure = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pauseBetweenForced = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private AccessToken _current;
    private Task<AccessToken>? _renewing;
    private DateTimeOffset _nextRenewal = DateTimeOffset.MinValue;
    private DateTimeOffset _nextForced = DateTimeOffset.MinValue;

    /// <returns><see langword="null"/> when calls carry no token.</returns>
    /// <exception cref="Azure.Identity.AuthenticationFailedException">There is no valid token and none to be had.</exception>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (credential is null)
            return null;

        return Current() ?? (await Renewal(claims: null).WaitAsync(cancellationToken)).Token;
    }

    /// <summary>Asks for another token after the connector refused this one, at most once in five minutes.</summary>
    /// <param name="refused">The token that was refused.</param>
    /// <param name="claims">What the connector asked for in its challenge, if anything.</param>
    /// <param name="cancellationToken">Ends the wait, not the renewal.</param>
    /// <returns><see langword="null"/> when there is no other token to try.</returns>
    internal async ValueTask<string?> ReplaceAsync(string? refused, string? claims, CancellationToken cancellationToken)
    {
        if (credential is null || refused is null)
            return null;

        Task<AccessToken> renewal;
        lock (_gate)
        {
            if (_current.Token != refused && IsValid(clock.GetUtcNow()))
                return _current.Token;
            if (clock.GetUtcNow() < _nextForced)
                return null;

            _nextForced = clock.GetUtcNow() + _pauseBetweenForced;
            renewal = Renewal(claims ?? NewerThanNow());
        }

        string token = (await renewal.WaitAsync(cancellationToken)).Token;
        return token == refused ? null : token;
    }

    private string? Current()
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!IsValid(now))
                return null;
            if (now >= (_current.RefreshOn ?? _current.ExpiresOn - _renewBefore) && now >= _nextRenewal)
                _ = Renewal(claims: null);

            return _current.Token;
        }
    }

    private bool IsValid(DateTimeOffset now) => _current.Token is not null && now < _current.ExpiresOn;

    private Task<AccessToken> Renewal(string? claims)
    {
        lock (_gate)
        {
            if (_renewing is { IsCompleted: false } running)
                return running;

            _nextRenewal = clock.GetUtcNow() + _pauseAfterFailure;
            _renewing = Task.Run(() => RenewAsync(credential!, claims)); // Both callers have checked that there is a credential.
            _ = _renewing.ContinueWith(
                failed => LogNotRenewed(scope, failed.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return _renewing;
        }
    }

    private async Task<AccessToken> RenewAsync(TokenCredential from, string? claims)
    {
        AccessToken renewed = await from.GetTokenAsync(new TokenRequestContext([scope], claims: claims), CancellationToken.None);
        lock (_gate)
            _current = renewed;

        return renewed;
    }

    /// <summary>A claims request makes the identity library ask anew and not answer from its own memory.</summary>
    private string NewerThanNow() =>
        $$$$"""{"access_token":{"nbf":{"essential":true,"value":"{{{{clock.GetUtcNow().ToUnixTimeSeconds()}}}}"}}}""";

    [LoggerMessage(1301, LogLevel.Error, "The identity provider gives no token for {Scope}")]
    private partial void LogNotRenewed(string scope, Exception? exception);
}
