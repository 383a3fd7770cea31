using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>The channel's public keys: fetched when first needed, again when they are 12 hours old, and once when a token names
/// a key that is not among them. While they can't be had, the last ones go on serving.</summary>
/// <remarks>The channel may add a key at any time and asks for a refresh within 24 hours.
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication</remarks>
public sealed partial class ChannelKeys
{
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan _betweenRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _betweenFirstTries = TimeSpan.FromSeconds(10);

    private readonly ChannelKeyDocuments _documents;
    private readonly TimeProvider _clock;
    private readonly ILogger<ChannelKeys> _logger;
    private readonly Lock _gate = new();
    private volatile ChannelKeySet? _keys;
    private Task _fetching = Task.CompletedTask;
    private DateTimeOffset _nextFetch = DateTimeOffset.MinValue;
    private DateTimeOffset _nextForced = DateTimeOffset.MinValue;

    /// <param name="openIdMetadata">https, or http on this machine.</param>
    /// <param name="http">One that follows no redirects.</param>
    /// <param name="clock">Decides what is old.</param>
    /// <param name="logger">Hears of failures.</param>
    public ChannelKeys(Uri openIdMetadata, HttpClient http, TimeProvider clock, ILogger<ChannelKeys> logger)
    {
        ArgumentNullException.ThrowIfNull(openIdMetadata);
        if (!ChannelKeyDocuments.IsSafe(openIdMetadata))
            throw new ArgumentException("BotOpenIdMetadata is no https address.", nameof(openIdMetadata));

        (_documents, _clock, _logger) = (new ChannelKeyDocuments(openIdMetadata, http), clock, logger);
    }

    /// <summary>For both documents together.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For readiness: without keys nobody can be let in.</summary>
    public async ValueTask<bool> AreReadyAsync(CancellationToken cancellationToken) =>
        (_keys ?? await LoadAsync(cancellationToken)) is not null;

    /// <summary>The keys to go on with, if there are any. Old ones are on their way to be replaced; nobody waits for that.</summary>
    internal ChannelKeySet? Current()
    {
        ChannelKeySet? keys = _keys;
        if (keys is not null && _clock.GetUtcNow() - keys.FetchedAt >= _fresh)
            _ = Fetch(isForced: false);

        return keys;
    }

    internal async ValueTask<KeyLookup> FindAsync(string kid, CancellationToken cancellationToken)
    {
        if ((Current() ?? await LoadAsync(cancellationToken)) is not { } keys)
            return new KeyLookup.Unavailable(UntilNextFetch());

        if (!keys.Keys.ContainsKey(kid))
        {
            await Fetch(isForced: true).WaitAsync(cancellationToken);
            keys = _keys ?? keys;
        }

        return keys.Keys.TryGetValue(kid, out ChannelKey? key) ? new KeyLookup.Found(key, keys) : new KeyLookup.Unknown();
    }

    private async Task<ChannelKeySet?> LoadAsync(CancellationToken cancellationToken)
    {
        Task fetching = Fetch(isForced: false);
        cancellationToken.ThrowIfCancellationRequested(); // Whoever doesn't wait any more gets no answer, however fast the fetch was.
        await fetching.WaitAsync(cancellationToken);
        return _keys;
    }

    private TimeSpan UntilNextFetch()
    {
        lock (_gate)
        {
            TimeSpan wait = _nextFetch - _clock.GetUtcNow();
            return wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>Starts a fetch, joins the one that runs, or does nothing because the last one was not long ago.</summary>
    /// <param name="isForced">A token names an unknown key. Anybody can send such a token, so this has a pace of its own.</param>
    private Task Fetch(bool isForced)
    {
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            if (!_fetching.IsCompleted || now < (isForced ? _nextForced : _nextFetch))
                return _fetching;

            if (isForced)
                _nextForced = now + _betweenRefreshes;
            _nextFetch = now + (_keys is null ? _betweenFirstTries : _betweenRefreshes);
            _fetching = Task.Run(FetchAsync);
            return _fetching;
        }
    }

    private async Task FetchAsync()
    {
        using CancellationTokenSource patience = new(Patience, _clock);
        try
        {
            _keys = new ChannelKeySet(await _documents.FetchAsync(patience.Token), _clock.GetUtcNow());
            LogFetched(_keys.Keys.Count);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            LogNotFetched(e, hasKeys: _keys is not null);
        }
    }

    [LoggerMessage(1101, LogLevel.Information, "Fetched {Count} keys of the channel")]
    private partial void LogFetched(int count);

    [LoggerMessage(1102, LogLevel.Error, "The channel's keys can't be fetched; earlier ones to go on with: {HasKeys}")]
    private partial void LogNotFetched(Exception exception, bool hasKeys);
}
