using System.Net;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.Teams.Tests.Authentication;

public class ChannelKeysTests
{
    private static string NewToken => new Token().SignedBy(SigningKey.Second).Header("kid", "\"new\"").Bearer();

    private static Reply.Answer NewKeys => new(200, LocalIssuer.Document(
        SigningKey.First.ToJson("k1", ["msteams"]), SigningKey.Second.ToJson("new", ["msteams"])));

    [Fact]
    public async Task A18_an_unknown_key_costs_one_refresh()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Header("kid", "\"zzz\"").Bearer();

        Assert.Equal(401, await stage.StatusAsync(token));
        Assert.Equal(2, stage.Issuer.Fetches);
        Assert.Equal(401, await stage.StatusAsync(token));
        Assert.Equal(2, stage.Issuer.Fetches);
    }

    [Fact]
    public async Task A43_a_new_key_is_accepted_after_one_forced_refresh_and_the_next_one_waits_five_minutes()
    {
        await using AuthenticationStage stage = new();
        Assert.Equal(200, await stage.StatusAsync(new Token().Bearer()));

        stage.Issuer.Keys = NewKeys;
        Assert.Equal(200, await stage.StatusAsync(NewToken));
        Assert.Equal(2, stage.Issuer.Fetches);

        string unknown = new Token().Header("kid", "\"zzz\"").Bearer();
        Assert.Equal(401, await stage.StatusAsync(unknown));
        Assert.Equal(2, stage.Issuer.Fetches);

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(401, await stage.StatusAsync(unknown));
        Assert.Equal(3, stage.Issuer.Fetches);
    }

    [Fact]
    public async Task Everybody_who_needs_keys_waits_for_the_same_fetch()
    {
        await using AuthenticationStage stage = new();

        int[] first = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => stage.StatusAsync(new Token().Bearer())));
        stage.Issuer.Keys = NewKeys;
        int[] rolled = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => stage.StatusAsync(NewToken)));

        Assert.All(first, status => Assert.Equal(200, status));
        Assert.All(rolled, status => Assert.Equal(200, status));
        Assert.Equal(2, stage.Issuer.Fetches);
    }

    [Fact]
    public async Task Keys_are_fetched_again_after_twelve_hours_and_a_withdrawn_key_is_out()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Claim("exp", Token.At(60 * 24 * 3)).Bearer();
        Assert.Equal(200, await stage.StatusAsync(token));
        stage.Issuer.Keys = new Reply.Answer(200, LocalIssuer.Document(SigningKey.Second.ToJson("new", ["msteams"])));

        stage.Clock.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(200, await stage.StatusAsync(token));
        Assert.Equal(1, stage.Issuer.Fetches);

        stage.Clock.Advance(TimeSpan.FromHours(0.2));
        await Eventually.IsAsync(401, () => stage.StatusAsync(token));
    }

    [Fact]
    public async Task A44_the_last_keys_serve_through_an_outage_and_it_is_tried_again_every_five_minutes()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Claim("exp", Token.At(60 * 24 * 3)).Bearer();
        Assert.Equal(200, await stage.StatusAsync(token));
        stage.Issuer.Keys = new Reply.Answer(503);

        stage.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(200, await stage.StatusAsync(token));
        await Eventually.IsAsync(2, () => Task.FromResult(stage.Issuer.Fetches));
        await Eventually.IsAsync(true, () => Task.FromResult(stage.KeysLog.Lines.Count == 2));
        Assert.Equal(200, await stage.StatusAsync(token));
        Assert.Equal(2, stage.Issuer.Fetches);

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, await stage.StatusAsync(token));
        await Eventually.IsAsync(3, () => Task.FromResult(stage.Issuer.Fetches));
        Assert.Equal("Error 1102 The channel's keys can't be fetched; earlier ones to go on with: True", stage.KeysLog.Lines[1]);
    }

    public static TheoryData<string> Outages => ["500", "redirect", "reset", "silence", "not JSON", "no list", "no keys", "too large", "no jwks_uri", "unsafe jwks_uri", "half a character"];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A44_without_any_keys_the_channel_is_asked_to_come_back(string outage)
    {
        await using AuthenticationStage stage = new(patience: outage is "silence" ? TimeSpan.FromMilliseconds(300) : null);
        Reply keys = stage.Issuer.Keys;
        (stage.Issuer.Metadata, stage.Issuer.Keys) = Broken(outage, keys);

        var denied = Assert.IsType<AuthenticationResult.Denied>(await stage.CheckAsync(new Token().Bearer()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, denied.Status);
        Assert.Equal(TimeSpan.FromSeconds(10), denied.RetryAfter);
        Assert.False(await stage.Keys.AreReadyAsync(TestContext.Current.CancellationToken));
        int requests = stage.Issuer.Requests;
        Assert.Equal(503, await stage.StatusAsync(new Token().Bearer()));
        Assert.Equal(requests, stage.Issuer.Requests);

        (stage.Issuer.Metadata, stage.Issuer.Keys) = (null, keys);
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, await stage.StatusAsync(new Token().Bearer()));
        Assert.True(await stage.Keys.AreReadyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_token_that_is_wrong_anyway_is_refused_even_without_keys()
    {
        await using AuthenticationStage stage = new();
        stage.Issuer.Keys = new Reply.Answer(500);

        Assert.Equal(401, await stage.StatusAsync(new Token().Claim("aud", "\"x\"").Bearer()));
        Assert.Equal(401, await stage.StatusAsync(null));
    }

    public static TheoryData<string> UnusableKeys => ["weak", "for encryption", "elliptic", "without kid", "without modulus", "broken modulus"];

    [Theory]
    [MemberData(nameof(UnusableKeys))]
    public async Task A_key_that_is_not_for_us_does_not_spoil_the_others(string kind)
    {
        await using AuthenticationStage stage = new();
        SigningKey weak = new(1024);
        string unusable = kind switch
        {
            "weak" => weak.ToJson("odd", ["msteams"]),
            "for encryption" => SigningKey.Second.ToJson("odd", ["msteams"], "\"use\":\"enc\","),
            "elliptic" => """{"kty":"EC","kid":"odd","crv":"P-256","x":"AA","y":"AA","endorsements":["msteams"]}""",
            "without kid" => SigningKey.Second.ToJson("", ["msteams"]),
            "without modulus" => """{"kty":"RSA","kid":"odd","e":"AQAB","endorsements":["msteams"]}""",
            _ => """{"kty":"RSA","kid":"odd","n":"!!","e":"AQAB","endorsements":["msteams"]}""",
        };
        stage.Issuer.Keys = new Reply.Answer(200, LocalIssuer.Document(unusable, SigningKey.First.ToJson("k1", ["msteams"])));

        SigningKey signer = kind is "weak" ? weak : SigningKey.Second;
        Assert.Equal(401, await stage.StatusAsync(new Token().SignedBy(signer).Header("kid", "\"odd\"").Bearer()));
        Assert.Equal(200, await stage.StatusAsync(new Token().Bearer()));
    }

    [Fact]
    public async Task Who_stops_waiting_for_keys_does_not_stop_the_fetch()
    {
        await using AuthenticationStage stage = new();
        using CancellationTokenSource impatient = new();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stage.Keys.AreReadyAsync(impatient.Token));

        Assert.Equal(200, await stage.StatusAsync(new Token().Bearer()));
        Assert.Equal(1, stage.Issuer.Fetches);
    }

    [Theory]
    [InlineData("http://login.botframework.com/v1/.well-known/openidconfiguration", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    [InlineData("/v1", false)]
    [InlineData("https://login.botframework.com/v1/.well-known/openidconfiguration", true)]
    [InlineData("http://127.0.0.1:5000/v1", true)]
    public void Keys_come_over_https_or_from_this_machine(string address, bool isFine)
    {
        using HttpClient http = ConnectorClient.CreateHttp();

        Exception? refusal = Record.Exception(
            () => new ChannelKeys(new Uri(address, UriKind.RelativeOrAbsolute), http, TimeProvider.System, NullLogger<ChannelKeys>.Instance));

        Assert.Equal(isFine, refusal is not ArgumentException);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/keys")]
    [InlineData("https://localhost/keys")]
    [InlineData("https://[::1]/keys")]
    [InlineData("http://login.example/keys")]
    [InlineData("file:///etc/hosts")]
    [InlineData("/keys")]
    public async Task A_document_from_outside_sends_nobody_to_this_machine_or_over_plain_http(string keys)
    {
        using PointingHandler pointing = new($$"""{"jwks_uri":"{{keys}}"}""");
        using HttpClient http = new(pointing);
        ChannelKeys from = new(new Uri("https://login.example/metadata"), http, TimeProvider.System, NullLogger<ChannelKeys>.Instance);

        Assert.False(await from.AreReadyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["https://login.example/metadata"], pointing.Asked);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_keys_are_read_and_how_long_anybody_waits_for_them()
    {
        await using AuthenticationStage stage = new();
        stage.Issuer.Keys = new Reply.Answer(200, LocalIssuer.Document([.. Enumerable.Range(0, 1024).Select(_ => "{}"), SigningKey.First.ToJson("k1", ["msteams"])]));
        using HttpClient http = ConnectorClient.CreateHttp();

        Assert.Equal(503, await stage.StatusAsync(new Token().Bearer()));
        Assert.Equal(TimeSpan.FromSeconds(5), new ChannelKeys(stage.Issuer.MetadataUrl, http, stage.Clock, NullLogger<ChannelKeys>.Instance).Patience);
    }

    private static (Reply? Metadata, Reply Keys) Broken(string outage, Reply keys) => outage switch
    {
        "500" => (new Reply.Answer(500), keys),
        "redirect" => (new Reply.Answer(302, "", "text/html", "Location: https://attacker.example/"), keys),
        "reset" => (null, new Reply.Reset()),
        "silence" => (null, new Reply.Silence()),
        "not JSON" => (null, new Reply.Answer(200, "<html>")),
        "no list" => (null, new Reply.Answer(200, "{}")),
        "no keys" => (null, new Reply.Answer(200, """{"keys":[]}""")),
        "too large" => (null, new Reply.Answer(200, LocalIssuer.Document(SigningKey.First.ToJson("k1", ["msteams"]), $"\"{new string('x', 3 * 1024 * 1024)}\""))),
        "no jwks_uri" => (new Reply.Answer(200, "{}"), keys),
        "unsafe jwks_uri" => (new Reply.Answer(200, """{"jwks_uri":"http://attacker.example/keys"}"""), keys),
        _ => (null, new Reply.Answer(200, """{"keys":[{"kty":"RSA","kid":"\ud83d"}]}""")),
    };
}
