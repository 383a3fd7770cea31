using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Everything that a caller may try, by its number: the status that it gets, and that only what is let in has an effect.</summary>
public sealed class Attempts : Story
{
    private const string Text = "\"canary-text\"";
    private static readonly Person Mara = World.Sample.Mara;

    public static TheoryData<string> Names => [.. Vectors.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_attempt_gets_its_status_and_only_a_good_one_has_an_effect(string name)
    {
        Vector vector = Vectors.All[name];
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);

        int status = await StatusAsync(desk, vector.Header, ChannelMessage.With([("text", Text), .. vector.Fields]));

        Assert.Equal(vector.OverHttp, status);
        if (status == 200)
        {
            Assert.Single(desk.Stage.Teams.ChatOf(Mara).Messages);
            Assert.Empty(desk.Log.Security);
            Assert.All(desk.Calls.Where(call => call.Authorization is not null), call => Assert.Equal(("smba.trafficmanager.net", $"Bearer {GuardedDesk.BotToken}"), (call.Host.ToLowerInvariant(), call.Authorization)));
            return;
        }

        AssertNothingCameOfIt(desk);
        if (vector.OverHttp != 431) // The web server's own answer.
        {
            RememberedLog.Line line = Assert.Single(desk.Log.Security);
            Assert.DoesNotContain("canary", line.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Mara", line.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("eyJ", line.Text, StringComparison.Ordinal); // How every token begins.
            Assert.DoesNotContain(line.Text, char.IsControl);
        }
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task A21_a_key_that_the_token_brings_along_is_neither_fetched_nor_used(string header)
    {
        await using ScriptedServer attacker = new(new Reply.Answer(200, LocalIssuer.Document(SigningKey.Attackers.ToJson("k1", ["msteams"]))));
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);

        Assert.Equal(401, await StatusAsync(desk, new Token().SignedBy(SigningKey.Attackers).Header(header, $"\"{attacker.Url}\"").Bearer(), ChannelMessage.With(("text", Text))));

        Assert.Empty(attacker.Requests);
        Assert.Single(desk.Log.Security);
        AssertNothingCameOfIt(desk);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A41_without_an_app_id_the_desk_does_not_start_in_production(string? appId)
    {
        CommandLine line = CommandLine.Parse(["serve", "--urls", "http://127.0.0.1:0", "--no-playground"]);

        UsageException refusal = await Assert.ThrowsAsync<UsageException>(() => DeskHost.BuildAsync(
            line,
            DeskFile.Read(line.Config),
            builder =>
            {
                builder.Environment.EnvironmentName = Environments.Production;
                builder.Configuration["MicrosoftAppId"] = appId;
                builder.Services.AddSingleton<ITable>(new MemoryTable());
            },
            Cancelled));

        Assert.Contains("MicrosoftAppId", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.7", 401)]
    [InlineData("2001:db8::7", 401)]
    [InlineData("10.0.0.1", 401)]
    [InlineData(null, 401)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    public async Task A42_without_an_app_id_only_this_machine_is_let_in(string? remote, int status)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, build: builder => builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log));
        PastTheServer request = new(stage, stage.People.Activities.Message(Mara, Steps.Clear).ToJsonString()) { Remote = remote is null ? null : IPAddress.Parse(remote) };
        request.Context.Request.Headers["X-Forwarded-For"] = "127.0.0.1";

        Assert.Equal(status, await request.SendAsync());
        await stage.SettleAsync(Cancelled);

        Assert.Equal(status == 200, (await stage.RowsAsync("", Cancelled)).Count > 0);
        Assert.Equal(status == 200, stage.Teams.Calls.Count > 0);
        Assert.Equal(status == 200 ? 0 : 1, log.Security.Count);
    }

    [Fact]
    public async Task A43_a_new_key_counts_after_one_forced_refresh_and_the_next_one_waits_five_minutes()
    {
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);
        string rolled = new Token().SignedBy(SigningKey.Second).Header("kid", "\"new\"").Bearer();
        string unknown = new Token().Header("kid", "\"zzz\"").Bearer();
        Assert.Equal(200, await StatusAsync(desk, new Token().Bearer(), Message(1)));
        desk.Issuer.Keys = new Reply.Answer(200, LocalIssuer.Document(SigningKey.First.ToJson("k1", ["msteams"]), SigningKey.Second.ToJson("new", ["msteams"])));

        Assert.Equal(200, await StatusAsync(desk, rolled, Message(2)));
        Assert.Equal(401, await StatusAsync(desk, unknown, Message(3)));
        Assert.Equal(2, desk.Issuer.Fetches);
        desk.Stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(401, await StatusAsync(desk, unknown, Message(4)));

        Assert.Equal(3, desk.Issuer.Fetches);
        Assert.Equal(2, desk.Stage.Teams.ChatOf(Mara).Messages.Count);
    }

    [Fact]
    public async Task A44_when_the_keys_cannot_be_had_at_the_start_the_channel_is_asked_to_come_back()
    {
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);
        Reply keys = desk.Issuer.Keys;
        desk.Issuer.Keys = new Reply.Answer(500);

        using (HttpResponseMessage refused = await desk.PostAsync(new Token().Bearer(), Message(1), Cancelled))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        }

        Assert.Single(desk.Log.Security);
        AssertNothingCameOfIt(desk);
        using HttpResponseMessage ready = await desk.Stage.Http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        desk.Issuer.Keys = keys;
        desk.Stage.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, await StatusAsync(desk, new Token().Bearer(), Message(1)));
        Assert.Single(desk.Stage.Teams.ChatOf(Mara).Messages);
    }

    [Fact]
    public async Task A44_when_the_keys_cannot_be_had_later_the_last_good_ones_go_on()
    {
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);
        string token = new Token().Claim("exp", Token.At(60 * 24 * 3)).Bearer();
        Assert.Equal(200, await StatusAsync(desk, token, Message(1)));
        desk.Issuer.Keys = new Reply.Answer(500);

        desk.Stage.Clock.Advance(TimeSpan.FromHours(30));

        Assert.Equal(200, await StatusAsync(desk, token, Message(2)));
        Assert.Equal(2, desk.Stage.Teams.ChatOf(Mara).Messages.Count);
        Assert.Empty(desk.Log.Security);
    }

    [Fact]
    public async Task A45_the_same_request_again_has_no_second_effect()
    {
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);
        string token = new Token().Bearer();
        Assert.Equal(200, await StatusAsync(desk, token, Message(1)));
        int commits = desk.Commits.Count;

        Assert.Equal(200, await StatusAsync(desk, token, Message(1)));

        Assert.Equal(commits, desk.Commits.Count);
        Assert.Single(desk.Stage.Teams.ChatOf(Mara).Messages);
    }

    /// <remarks>The token does not cover the body: only who speaks for the channel has one, and TLS keeps it. What the body may do is decided all the same.</remarks>
    [Fact]
    public async Task A46_the_same_token_with_another_sender_may_do_what_that_sender_may_and_no_more()
    {
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);
        string token = new Token().Bearer();
        using HttpResponseMessage heard = await desk.PostAsync(token, desk.Stage.People.Activities.Message(Mara, Steps.Clear), Cancelled);
        JsonObject form = desk.Stage.Teams.ChatOf(Mara).Last.DataOf("Create ticket");
        (form["kind"], form["category"], form["title"]) = ("Incident", "hardware", "Laptop");
        using HttpResponseMessage created = await desk.PostAsync(token, desk.Stage.Forged(Mara, "intake/create", form), Cancelled);
        string before = await desk.Stage.PictureAsync("", Cancelled);

        foreach (string verb in new[] { "ticket/answer", "ticket/rate", "ticket/reopen", "ticket/claim", "ticket/resolve" })
        {
            JsonObject press = desk.Stage.Forged(Mara, verb, new JsonObject { ["ticket"] = 1001, ["version"] = 1, ["answer"] = "x", ["score"] = "5", ["reason"] = "x", ["note"] = "x" });
            press["from"]!["aadObjectId"] = desk.Stage.World.Dana.AadObjectId; // Every activity says who it is from.
            using HttpResponseMessage response = await desk.PostAsync(token, press, Cancelled);
            Assert.Contains("I can't find that ticket here", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(before, await desk.Stage.PictureAsync("", Cancelled));
        Assert.Equal(1, await desk.Stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task The_line_about_a_refusal_says_who_where_and_why_in_fields_of_its_own()
    {
        await using GuardedDesk desk = await GuardedDesk.StartAsync(Cancelled);

        Assert.Equal(403, await StatusAsync(desk, new Token().Bearer(), ChannelMessage.With(("text", Text), ("channelId", "\"a\\r\\nTurned away with 200\""))));

        RememberedLog.Line line = Assert.Single(desk.Log.Security);
        Assert.Equal(
            "Status=403, Why=the token's key does not speak for this channel, Type=message, Channel=a\ufffd\ufffdTurned away with 200, "
            + $"Tenant={ChannelMessage.Tenant}, ServiceHost=smba.trafficmanager.net, Remote=127.0.0.1",
            string.Join(", ", line.Values.Where(value => value.Key != "{OriginalFormat}").Select(value => $"{value.Key}={value.Value}")));
        Assert.DoesNotContain('\n', line.Text);
    }

    [Theory]
    [InlineData("http://login.example/metadata", false)]
    [InlineData("ftp://127.0.0.1/metadata", false)]
    [InlineData("login.example", false)]
    [InlineData("https://login.example/metadata", true)]
    [InlineData("http://127.0.0.1:5000/metadata", true)]
    public void Keys_are_fetched_over_https_or_from_this_machine(string metadata, bool isFine)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("BotOpenIdMetadata", metadata)]).Build();

        Exception? refusal = Record.Exception(() => Identity.Authentication(new BotIdentity(), settings, isDevelopment: false));

        Assert.Equal(isFine, refusal is null);
        Assert.True(isFine || refusal is UsageException);
    }

    [Fact]
    public void No_number_from_A01_to_A48_is_missing()
    {
        IEnumerable<string> named = typeof(Attempts).GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name);

        Assert.Equal(
            Enumerable.Range(1, 48).Select(number => $"A{number:D2}"),
            Vectors.All.Keys.Concat(named).Where(name => name[0] is 'A' && char.IsDigit(name[1])).Select(name => name[..3]).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Message(int id) => ChannelMessage.With(("text", Text), ("id", $"\"{id}\""));

    private static void AssertNothingCameOfIt(GuardedDesk desk)
    {
        Assert.Empty(desk.Commits);
        Assert.Empty(desk.Stage.Teams.Calls);
        Assert.All(desk.Calls, call => Assert.Equal((desk.Issuer.MetadataUrl.Authority, null), (call.Host, call.Authorization)));
    }

    /// <remarks>A server may hang up on a request that is too large before it has heard it all: then there is no answer to be read.</remarks>
    private static async Task<int> StatusAsync(GuardedDesk desk, string? header, string body)
    {
        try
        {
            using HttpResponseMessage response = await desk.PostAsync(header, body, Cancelled);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException) when (header?.Length > 100_000)
        {
            return 431;
        }
    }
}
