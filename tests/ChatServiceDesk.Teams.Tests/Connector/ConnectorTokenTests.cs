using Azure.Core;
using Azure.Identity;
using ChatServiceDesk.Teams.Connector;
using Moq;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class ConnectorTokenTests
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly RememberingLogger<ConnectorToken> _log = new();
    private readonly RememberingCredential _credential;
    private readonly ConnectorToken _token;

    public ConnectorTokenTests()
    {
        _credential = new RememberingCredential(_clock);
        _token = new ConnectorToken(_credential, _clock, _log);
    }

    [Fact]
    public async Task Without_a_credential_there_is_no_token() =>
        Assert.Null(await new ConnectorToken(null, _clock, _log).GetAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_token_is_asked_for_once_and_for_the_connector()
    {
        Mock<TokenCredential> credential = new(MockBehavior.Strict);
        credential
            .Setup(c => c.GetTokenAsync(It.Is<TokenRequestContext>(asked => asked.Scopes.Single() == ConnectorToken.Scope), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AccessToken("secret", _clock.GetUtcNow().AddHours(1)));
        ConnectorToken token = new(credential.Object, _clock, _log);

        Assert.Equal("secret", await token.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal("secret", await token.GetAsync(TestContext.Current.CancellationToken));

        credential.Verify(c => c.GetTokenAsync(It.IsAny<TokenRequestContext>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Everybody_who_waits_gets_the_same_token()
    {
        TaskCompletionSource gate = new();
        _credential.Gate = gate.Task;

        Task<string?>[] waiting = [.. Enumerable.Range(0, 20).Select(_ => _token.GetAsync(TestContext.Current.CancellationToken).AsTask())];
        gate.SetResult();

        Assert.All(await Task.WhenAll(waiting), token => Assert.Equal("t1", token));
        Assert.Single(_credential.Asked);
    }

    [Fact]
    public async Task One_who_stops_waiting_does_not_stop_the_others()
    {
        TaskCompletionSource gate = new();
        _credential.Gate = gate.Task;
        using CancellationTokenSource impatient = new();

        Task<string?> first = _token.GetAsync(impatient.Token).AsTask();
        Task<string?> second = _token.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await impatient.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("t1", await second);
    }

    [Fact]
    public async Task An_expired_token_is_not_used()
    {
        await _token.GetAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("t2", await _token.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_runs_out_and_nobody_waits_for_it()
    {
        await _token.GetAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("t1", await _token.GetAsync(TestContext.Current.CancellationToken));
        Assert.Single(_credential.Asked);

        TaskCompletionSource gate = new();
        _credential.Gate = gate.Task;
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("t1", await _token.GetAsync(TestContext.Current.CancellationToken));
        gate.SetResult();

        await Eventually.IsAsync("t2", async () => await _token.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_valid_token_outlives_a_failed_renewal_and_the_next_try_waits_half_a_minute()
    {
        await _token.GetAsync(TestContext.Current.CancellationToken);
        _credential.Failure = new AuthenticationFailedException("down");
        _clock.Advance(TimeSpan.FromMinutes(56));

        Assert.Equal("t1", await _token.GetAsync(TestContext.Current.CancellationToken));
        await Eventually.IsAsync(2, () => Task.FromResult(_credential.Asked.Count));
        await Eventually.IsAsync(1, () => Task.FromResult(_log.Lines.Count)); // Only then has the renewal ended.
        Assert.Equal("t1", await _token.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, _credential.Asked.Count);

        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("t1", await _token.GetAsync(TestContext.Current.CancellationToken));
        await Eventually.IsAsync(3, () => Task.FromResult(_credential.Asked.Count));
        await Eventually.IsAsync(2, () => Task.FromResult(_log.Lines.Count));
        Assert.All(_log.Lines, line => Assert.Equal("Error 1301 The identity provider gives no token for https://api.botframework.com/.default", line));
    }

    [Fact]
    public async Task Without_a_valid_token_the_failure_is_told()
    {
        _credential.Failure = new AuthenticationFailedException("down");

        await Assert.ThrowsAsync<AuthenticationFailedException>(async () => await _token.GetAsync(TestContext.Current.CancellationToken));
    }
}
