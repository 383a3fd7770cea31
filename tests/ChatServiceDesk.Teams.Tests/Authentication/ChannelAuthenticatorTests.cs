using System.Collections.Frozen;
using System.Net;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Authentication;

public class ChannelAuthenticatorTests
{
    private const string Local = "\"http://127.0.0.1:46150/_connector\"";

    public static TheoryData<string> Names => [.. Vectors.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_attempt_gets_its_status(string name)
    {
        await using AuthenticationStage stage = new();
        Vector vector = Vectors.All[name];

        Assert.Equal(vector.Status, await stage.StatusAsync(vector.Header, ChannelMessage.With(vector.Fields)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_attempt_gets_the_same_status_after_a_good_request(string name)
    {
        await using AuthenticationStage stage = new();
        Assert.Equal(200, await stage.StatusAsync(new Token().Bearer()));
        Vector vector = Vectors.All[name];

        Assert.Equal(vector.Status, await stage.StatusAsync(vector.Header, ChannelMessage.With(vector.Fields)));
        Assert.Equal(vector.Status, await stage.StatusAsync(vector.Header, ChannelMessage.With(vector.Fields)));
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("jwk")]
    public async Task A21_a_key_that_the_token_brings_along_is_neither_fetched_nor_used(string header)
    {
        await using ScriptedServer attacker = new(new Reply.Answer(200, LocalIssuer.Document(SigningKey.Attackers.ToJson("k1", ["msteams"]))));
        await using AuthenticationStage stage = new();
        string key = header is "jwk" ? SigningKey.Attackers.ToJson("k1", ["msteams"]) : $"\"{attacker.Url}\"";

        Assert.Equal(401, await stage.StatusAsync(new Token().SignedBy(SigningKey.Attackers).Header(header, key).Bearer()));
        Assert.Equal(401, await stage.StatusAsync(new Token().SignedBy(SigningKey.Attackers).Header(header, key).Header("kid", "\"new\"").Bearer()));

        Assert.Empty(attacker.Requests);
    }

    [Fact]
    public async Task A45_the_same_request_twice_is_for_the_inbox_to_notice()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Bearer();

        Assert.Equal(200, await stage.StatusAsync(token));
        Assert.Equal(200, await stage.StatusAsync(token));
        Assert.Equal(1, stage.Issuer.Fetches);
    }

    [Fact]
    public async Task A46_the_token_does_not_cover_the_body()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Bearer();

        Assert.Equal(200, await stage.StatusAsync(token));
        Assert.Equal(200, await stage.StatusAsync(token, ChannelMessage.With(("from", """{"id":"29:ben"}"""))));
    }

    [Fact]
    public async Task A_token_that_was_good_once_expires_all_the_same()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Bearer();

        Assert.Equal(200, await stage.StatusAsync(token));
        stage.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, await stage.StatusAsync(token));
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, await stage.StatusAsync(token));
    }

    [Fact]
    public async Task A_token_costs_no_fetch_when_what_it_says_is_wrong()
    {
        await using AuthenticationStage stage = new();

        await stage.StatusAsync(new Token().Claim("iss", "\"x\"").Bearer());
        await stage.StatusAsync(new Token().Claim("aud", "\"x\"").Bearer());
        await stage.StatusAsync(new Token().Claim("exp", "5").Bearer());
        await stage.StatusAsync(new Token().Algorithm("RS512").Bearer());

        Assert.Equal(0, stage.Issuer.Requests);
    }

    [Theory]
    [InlineData(null, true, true, 200)]
    [InlineData("", true, true, 200)]
    [InlineData(null, true, false, 401)]
    [InlineData(null, false, true, 401)]
    [InlineData(null, false, false, 401)]
    [InlineData(Token.AppId, true, true, 401)]
    public async Task A41_A42_only_development_on_this_machine_is_let_in_without_a_token(string? appId, bool isDevelopment, bool isLoopback, int status)
    {
        await using AuthenticationStage stage = new(options => options with
        {
            AppId = appId, IsDevelopment = isDevelopment, ServiceUrls = new ServiceUrlPolicy { AllowLoopback = isDevelopment },
        });

        Assert.Equal(status, await stage.StatusAsync(null, ChannelMessage.With(("serviceUrl", Local), ("recipient", """{"id":"any"}""")), isLoopback ? IPAddress.IPv6Loopback : IPAddress.Parse("192.0.2.7")));
        Assert.Equal(0, stage.Issuer.Requests);
    }

    [Fact]
    public async Task Development_still_sends_to_allowed_addresses_only()
    {
        await using AuthenticationStage stage = new(options => options with
        {
            AppId = null, IsDevelopment = true, ServiceUrls = new ServiceUrlPolicy { AllowLoopback = true },
        });

        Assert.Equal(403, await stage.StatusAsync(null, ChannelMessage.With(("serviceUrl", "\"https://attacker.example/\"")), IPAddress.Loopback));
        Assert.Equal(403, await stage.StatusAsync(null, ChannelMessage.With(("serviceUrl", Local), ("channelId", "\"webchat\"")), IPAddress.Loopback));
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 403)]
    public async Task No_list_of_tenants_lets_everybody_in_in_development_only(bool isDevelopment, int status)
    {
        await using AuthenticationStage stage = new(options => options with { IsDevelopment = isDevelopment, Tenants = FrozenSet<string>.Empty });

        Assert.Equal(status, await stage.StatusAsync(new Token().Bearer()));
    }

    [Fact]
    public async Task Everyone_who_is_turned_away_is_logged_without_the_token_and_without_what_was_said()
    {
        await using AuthenticationStage stage = new();
        string token = new Token().Claim("iss", "\"https://attacker.example\"").Encode();

        await stage.StatusAsync($"Bearer {token}", ChannelMessage.With(("text", "\"my password is hunter2\"")), IPAddress.Parse("192.0.2.7"));
        await stage.StatusAsync(new Token().Bearer());

        Assert.Equal(
            "Warning 1201 Turned away with 401: the token has another issuer. Activity message of channel msteams, "
            + $"tenant {ChannelMessage.Tenant}, service at smba.trafficmanager.net, sent from 192.0.2.7",
            Assert.Single(stage.Log.Lines));
    }

    [Theory]
    [InlineData("a\\r\\nWarning 1201 b", "a\ufffd\ufffdWarning 1201 b")]
    [InlineData("a\\u001b[2Jb\\u0000\\u007f\\u0085", "a\ufffd[2Jb\ufffd\ufffd\ufffd")]
    [InlineData("a\\u2028b\\u2029c\\u202ed", "a\ufffdb\ufffdc\ufffdd")]
    [InlineData("a\\ud83d\\ude00b", "a\ufffd\ufffdb")]
    public async Task Nobody_writes_a_line_of_the_log(string channel, string logged)
    {
        await using AuthenticationStage stage = new();

        await stage.StatusAsync(new Token().Bearer(), ChannelMessage.With(("channelId", $"\"{channel}\"")));
        await stage.StatusAsync(new Token().Bearer(), ChannelMessage.With(("channelId", $"\"{new string('x', 1900)}\"")));

        Assert.Equal(2, stage.Log.Lines.Count);
        Assert.Contains($" of channel {logged}, tenant", stage.Log.Lines[0], StringComparison.Ordinal);
        Assert.Contains($" of channel {new string('x', 100)}, tenant", stage.Log.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_forgotten_rather_than_remembered_without_end()
    {
        ProvenTokens proven = new();
        ChannelKeySet keys = new(FrozenDictionary<string, ChannelKey>.Empty, Token.Now);
        string[] tokens = [.. Enumerable.Range(0, 257).Select(i => new Token().Claim("jti", $"{i}").Algorithm("none").Header("alg", "\"RS256\"").Encode() + "x")];
        foreach (string token in tokens)
            proven.Add(Assert.IsType<ChannelToken>(ChannelToken.Read(token)), new TokenVerdict.Good(null, []), keys);

        Assert.Null(proven.Find(tokens[0], keys));
        Assert.NotNull(proven.Find(tokens[^1], keys));
        Assert.Null(proven.Find(tokens[^1], keys with { FetchedAt = Token.Now.AddHours(12) }));
    }
}
