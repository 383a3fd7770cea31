using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

namespace ChatServiceDesk.Classifier;

/// <summary>
/// Asks a model of Azure OpenAI, in one attempt and within a fixed time. It can fail without anyone noticing: whatever goes wrong is a
/// result, and nothing of the text or the answer is in it. Safe to use from many threads at once.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle</remarks>
public sealed class SecondEar : IDisposable
{
    /// <summary>An answer is a few KB.</summary>
    private const int MaxAnswerBytes = 256 * 1024;

    /// <summary>A token is about four bytes of English and less of other languages: what is set aside must not be too little.</summary>
    private const int BytesPerToken = 3;

    private readonly SecondEarOptions _options;
    private readonly Func<string, string> _redact;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;
    private readonly ChatClient _chat;
    private readonly CircuitBreaker _circuit;
    private readonly TokenQuota _tokens;
    private readonly PersonQuota _people;

    /// <param name="options">Where it is and how much of it may be used.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="redact">Takes out of a text what must not leave the process.</param>
    /// <param name="clock">Measures the budget, the pauses and the quotas.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the address is no https address and the credential a token's.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
    public SecondEar(SecondEarOptions options, SecondEarCredential credential, Func<string, string> redact, TimeProvider clock)
        : this(options, credential, redact, clock, NewHandler())
    {
    }

    internal SecondEar(SecondEarOptions options, SecondEarCredential credential, Func<string, string> redact, TimeProvider clock, HttpMessageHandler handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Budget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.AnswerBudget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.FailuresBeforePause, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.TokensPerDay);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MessagesPerPersonAndHour);
        if (options.Categories.Count == 0) throw new ArgumentException("There are no categories to choose from.", nameof(options));
        if (credential.NeedsHttps && options.Endpoint.Scheme != Uri.UriSchemeHttps) throw new ArgumentException("A token goes over https only.", nameof(options));
        (_options, _redact, _clock) = (options, redact, clock);
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _transport = new HttpClientPipelineTransport(_http);
        _chat = new ChatClient(options.Deployment, credential.Policy(), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = _transport,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            UserAgentApplicationId = "ChatServiceDesk",
        });
        _circuit = new CircuitBreaker(options, clock);
        _tokens = new TokenQuota(options.TokensPerDay, clock);
        _people = new PersonQuota(options.MessagesPerPersonAndHour, clock);
    }

    public static string PromptVersion => SecondPrompt.Version;

    /// <summary>Of what it is told for <see cref="AnswerAsync"/>.</summary>
    public static string AnswerPromptVersion => AnswerPrompt.Version;

    public string Deployment => _options.Deployment;

    /// <summary>From how many characters on a text is long, so that it gets a summary.</summary>
    public int LongText => _options.LongText;

    /// <param name="text">As the person wrote it; it is redacted here.</param>
    /// <param name="person">Whose share of the hour it counts against.</param>
    /// <param name="cancellationToken">Ends it early, with <see cref="ListeningOutcome.Cancelled"/>.</param>
    public async Task<SecondOpinion> ListenAsync(string text, string person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool isLong = text.Length >= _options.LongText;
        return await TimedAsync(() => Redacted(text, _options.MaxText) is { } words
            ? AskIfAllowedAsync(SecondPrompt.Request(_options, words, isLong), person, _options.Budget, content => ModelAnswer.Read(content, _options.Categories, isLong), cancellationToken)
            : NotRedacted);
    }

    /// <summary>Asks for a short answer that is made of some passages and nothing else. It counts against the same shares as <see cref="ListenAsync"/>.</summary>
    /// <param name="question">As the person wrote it; it is redacted here.</param>
    /// <param name="passages">They are redacted here, and cited by their place, from 1.</param>
    /// <param name="language">Of the answer, ISO 639-1.</param>
    /// <param name="person">Whose share of the hour it counts against.</param>
    /// <param name="cancellationToken">Ends it early, with <see cref="ListeningOutcome.Cancelled"/>.</param>
    public async Task<SecondOpinion> AnswerAsync(string question, IReadOnlyList<GivenPassage> passages, string language, string person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        return await TimedAsync(() => Redacted(question, _options.MaxText) is { } words && Redacted(passages) is { } given
            ? AskIfAllowedAsync(AnswerPrompt.Request(_options, words, given, language), person, _options.AnswerBudget, content => ModelFinding.Read(content, given), cancellationToken)
            : NotRedacted);
    }

    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
    }

    /// <summary>Follows no redirects: they would carry the key elsewhere.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
    private static SocketsHttpHandler NewHandler() => new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    private static Task<SecondOpinion> NotRedacted => Task.FromResult<SecondOpinion>(None(ListeningOutcome.NotRedacted));

    private static SecondOpinion.None None(ListeningOutcome why) => new(why);

    private async Task<SecondOpinion> TimedAsync(Func<Task<SecondOpinion>> ask)
    {
        long started = _clock.GetTimestamp();
        SecondOpinion opinion = await ask();
        return opinion with { Duration = _clock.GetElapsedTime(started) };
    }

    private async Task<SecondOpinion> AskIfAllowedAsync(byte[] request, string person, TimeSpan within, Func<string, SecondOpinion> read, CancellationToken cancellationToken)
    {
        if (!_people.TryTake(person)) return None(ListeningOutcome.PersonQuota);
        if (_tokens.TryTake((request.Length / BytesPerToken) + _options.MaxAnswerTokens) is not { } share)
        {
            _people.GiveBack(person);
            return None(ListeningOutcome.TokenQuota);
        }

        if (!_circuit.TryEnter())
        {
            _people.GiveBack(person);
            _tokens.Settle(share, used: 0);
            return None(ListeningOutcome.CircuitOpen);
        }

        SecondOpinion opinion = await AskAsync(request, within, read, cancellationToken);
        Tell(opinion);
        // What was broken off on the way may have been paid for.
        bool isUnclear = opinion.Outcome is ListeningOutcome.TimedOut or ListeningOutcome.Cancelled;
        _tokens.Settle(share, isUnclear ? share.Tokens : opinion.TokensIn + opinion.TokensOut);
        return opinion;
    }

    /// <returns><see langword="null"/> when it can't be said what must not leave the process.</returns>
    private string? Redacted(string text, int most)
    {
        try
        {
            string words = _redact(text);
            if (words.Length <= most) return words;
            int end = char.IsHighSurrogate(words[most - 1]) ? most - 1 : most;
            return words[..end];
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Redacted(string, int)"/>
    private List<GivenPassage>? Redacted(IReadOnlyList<GivenPassage> passages)
    {
        List<GivenPassage> redacted = [];
        foreach (GivenPassage passage in passages)
        {
            if (Redacted(passage.Title, _options.MaxPassage) is not { } title || Redacted(passage.Text, _options.MaxPassage) is not { } text) return null;
            redacted.Add(new GivenPassage(title, text));
        }

        return redacted;
    }

    private async Task<SecondOpinion> AskAsync(byte[] request, TimeSpan within, Func<string, SecondOpinion> read, CancellationToken cancellationToken)
    {
        using CancellationTokenSource budget = new(within, _clock);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            // Waited for no longer than the budget, even if somebody on the way does not listen to the token.
            ModelReply reply = await SendAsync(request, both.Token).WaitAsync(both.Token);
            return reply.Read(read);
        }
        catch (OperationCanceledException)
        {
            return None(cancellationToken.IsCancellationRequested ? ListeningOutcome.Cancelled : ListeningOutcome.TimedOut);
        }
        catch (Exception e) when (e is AuthenticationFailedException or RequestFailedException)
        {
            return None(ListeningOutcome.NoToken);
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException or AggregateException)
        {
            return None(ListeningOutcome.Unreachable);
        }
    }

    private async Task<ModelReply> SendAsync(byte[] request, CancellationToken cancellationToken)
    {
        using BinaryContent content = BinaryContent.Create(BinaryData.FromBytes(request));
        RequestOptions options = new() { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow, BufferResponse = false };
        ClientResult result = await _chat.CompleteChatAsync(content, options);
        using PipelineResponse response = result.GetRawResponse();
        byte[]? body = response.ContentStream is { } stream ? await ReadAsync(stream, cancellationToken) : [];
        return new ModelReply(response.Status, RetryAfter(response.Headers), body);
    }

    private static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[8192];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > MaxAnswerBytes) return null;
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return body.ToArray();
    }

    private TimeSpan? RetryAfter(PipelineResponseHeaders headers)
    {
        foreach (string name in (ReadOnlySpan<string>)["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (headers.TryGetValue(name, out string? text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds) && milliseconds is > 0 and < int.MaxValue)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        TimeSpan? wait = headers.TryGetValue("retry-after", out string? value) && RetryConditionHeaderValue.TryParse(value, out RetryConditionHeaderValue? parsed)
            ? parsed.Delta ?? parsed.Date - _clock.GetUtcNow()
            : null;
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>What a text can bring about by itself, a refusal say, is no failure of the service: else one person could shut out the others.</summary>
    private void Tell(SecondOpinion opinion)
    {
        switch (opinion.Outcome)
        {
            case ListeningOutcome.Cancelled:
                _circuit.GaveUp();
                break;
            case ListeningOutcome.NoToken or ListeningOutcome.Unreachable or ListeningOutcome.TimedOut or ListeningOutcome.Throttled
                or ListeningOutcome.ServerError or ListeningOutcome.Unauthorized or ListeningOutcome.BadRequest:
                _circuit.Failed((opinion as SecondOpinion.None)?.RetryAfter);
                break;
            default:
                _circuit.Answered();
                break;
        }
    }
}
