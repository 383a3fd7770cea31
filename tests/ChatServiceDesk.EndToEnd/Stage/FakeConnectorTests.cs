using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.EndToEnd.Stage;

public sealed class FakeConnectorTests : IAsyncLifetime
{
    private const string Hello = """{ "type": "message", "text": "hello" }""";

    private readonly HttpClient _http = new();
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private FakeConnector? _connector;

    private FakeConnector Connector => _connector ?? throw new InvalidOperationException("Not started yet.");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync(_clock, world: null, Now);
        _http.BaseAddress = Connector.ServiceUrl;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_connector is not null) await _connector.DisposeAsync();
    }

    [Fact]
    public async Task What_is_sent_is_remembered_and_stands_in_the_conversation()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "t0ken");
        using HttpResponseMessage response = await CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello);

        PostedMessage message = Assert.Single(Connector.ChatOf(World.Sample.Mara).Messages);
        Assert.Equal("hello", message.Text);
        Assert.Equal(message.Id, (await BodyAsync(response)).GetProperty("id").GetString());
        ConnectorCall call = Assert.Single(Connector.Calls);
        Assert.Equal((1, "POST", World.Sample.Mara.Chat, 201), (call.Number, call.Method, call.ConversationId, call.Status));
        Assert.Equal(("Bearer t0ken", _clock.GetUtcNow()), (call.Authorization, call.At));
        Assert.True(call.IsSend);
    }

    [Fact]
    public async Task An_update_changes_the_message_in_place_and_both_versions_are_kept()
    {
        string id = await SendAsync(World.Sample.Mara.Chat, Hello);

        using HttpResponseMessage response = await CallAsync(
            "PUT", $"{Activities(World.Sample.Mara.Chat)}/{id}", """{ "type": "message", "text": "bye" }""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        PostedMessage message = Assert.Single(Connector.ChatOf(World.Sample.Mara).Messages);
        Assert.Equal("bye", message.Text);
        Assert.Equal(2, message.Versions.Count);
    }

    [Fact]
    public async Task A_deleted_message_is_gone()
    {
        string id = await SendAsync(World.Sample.Mara.Chat, Hello);

        using HttpResponseMessage response = await CallAsync("DELETE", $"{Activities(World.Sample.Mara.Chat)}/{id}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(Connector.ChatOf(World.Sample.Mara).Messages);
    }

    [Fact]
    public async Task A_post_to_a_channel_starts_a_thread_that_can_be_answered_and_updated_by_either_name()
    {
        JsonElement created = await PostAsync("v3/conversations", $$"""
            { "isGroup": true, "bot": { "id": "{{World.Sample.BotId}}" },
              "channelData": { "channel": { "id": "{{World.Sample.ServiceDeskChannel}}" } }, "activity": {{Hello}} }
            """);
        string root = created.GetProperty("activityId").GetString() ?? "";
        string thread = created.GetProperty("id").GetString() ?? "";

        Assert.Equal($"{World.Sample.ServiceDeskChannel};messageid={root}", thread);
        await SendAsync(thread, """{ "type": "message", "text": "an answer" }""");
        foreach (string name in (string[])[thread, World.Sample.ServiceDeskChannel])
        {
            using HttpResponseMessage updated = await CallAsync(
                "PUT", $"{Activities(name)}/{root}", """{ "type": "message", "text": "new" }""");
            Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        }

        Assert.Equal(["new", "an answer"], Connector.Conversation(thread).Texts);
        Assert.Equal(["new", "an answer"], Connector.Conversation(World.Sample.ServiceDeskChannel).Texts);
    }

    [Fact]
    public async Task A_chat_is_created_by_any_name_of_a_person_and_is_always_the_same()
    {
        foreach (string name in (string[])[World.Sample.Ben.Id, World.Sample.Ben.AadObjectId, World.Sample.Ben.UserPrincipalName])
        {
            JsonElement chat = await PostAsync("v3/conversations", $$"""
                { "isGroup": false, "bot": { "id": "{{World.Sample.BotId}}" }, "members": [{ "id": "{{name}}" }],
                  "tenantId": "{{World.Sample.TenantId}}", "channelData": { "tenant": { "id": "{{World.Sample.TenantId}}" } } }
                """);
            Assert.Equal(World.Sample.Ben.Chat, chat.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Members_come_in_pages_singly_and_never_twice()
    {
        await using FakeConnector crowded = await FakeConnector.StartAsync(
            _clock,
            World.Sample with { Others = [.. Enumerable.Range(1, 100).Select(static i => new Person($"p{i}", "P", $"{i}", $"00000000-0000-4000-8000-{i:D12}"))] },
            Now);
        string members = $"v3/conversations/{Uri.EscapeDataString(World.Sample.Team.Id)}";

        List<string?> ids = [];
        string? continuation = "";
        while (continuation is not null)
        {
            JsonElement page = await GetAsync(new Uri(crowded.ServiceUrl, $"{members}/pagedmembers?pageSize=60&continuationToken={continuation}"));
            ids.AddRange(page.GetProperty("members").EnumerateArray().Select(static member => member.GetProperty("aadObjectId").GetString()));
            continuation = page.TryGetProperty("continuationToken", out JsonElement token) ? token.GetString() : null;
        }

        Assert.Equal(crowded.World.People.Select(static person => person.AadObjectId), ids);
        JsonElement ben = await GetAsync(new Uri(crowded.ServiceUrl, $"{members}/members/{World.Sample.Ben.AadObjectId}"));
        Assert.Equal("Ben Okafor", ben.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_member_who_left_is_not_found_and_that_is_ordinary()
    {
        using HttpResponseMessage response = await CallAsync("GET", $"v3/conversations/{Uri.EscapeDataString(World.Sample.Mara.Chat)}/members/29:gone");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("MemberNotFoundInConversation", (await BodyAsync(response)).GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(Connector.Unexpected);
    }

    [Fact]
    public async Task A_team_and_its_channels_are_told()
    {
        string team = $"v3/teams/{Uri.EscapeDataString(World.Sample.Team.Id)}";

        Assert.Equal("IT Support", (await GetAsync(new Uri(Connector.ServiceUrl, team))).GetProperty("name").GetString());
        JsonElement channels = await GetAsync(new Uri(Connector.ServiceUrl, $"{team}/conversations"));
        Assert.Equal(
            [World.Sample.Team.Id, World.Sample.ServiceDeskChannel],
            channels.GetProperty("conversations").EnumerateArray().Select(static channel => channel.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("GET", "v3/conversations/a:1mara-lindqvist-and-desk/members", "", HttpStatusCode.NotFound)]
    [InlineData("POST", "v3/conversations/a:1mara-lindqvist-and-desk/activities", "{ not json", HttpStatusCode.BadRequest)]
    [InlineData("POST", "v3/conversations/a:1mara-lindqvist-and-desk/activities", "[]", HttpStatusCode.BadRequest)]
    [InlineData("POST", "v3/conversations/a:1mara-lindqvist-and-desk/activities", """{ "text": "no type" }""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "v3/conversations/a:1mara-lindqvist-and-desk/activities", """{ "type": "message" }""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "v3/conversations/a:1nobody/activities", Hello, HttpStatusCode.NotFound)]
    [InlineData("PUT", "v3/conversations/a:1mara-lindqvist-and-desk/activities/1", Hello, HttpStatusCode.NotFound)]
    [InlineData("DELETE", "v3/conversations/a:1mara-lindqvist-and-desk/activities/1", "", HttpStatusCode.NotFound)]
    [InlineData("POST", "v3/conversations", """{ "isGroup": false, "members": [{ "id": "29:1ben-okafor" }] }""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "v3/conversations", """{ "isGroup": true, "channelData": { "channel": { "id": "19:none" } } }""", HttpStatusCode.BadRequest)]
    [InlineData("GET", "v3/teams/19:none", "", HttpStatusCode.NotFound)]
    public async Task What_no_correct_desk_does_is_refused_and_fails_the_test(string method, string path, string body, HttpStatusCode status)
    {
        using HttpResponseMessage response = await CallAsync(method, path, body);

        Assert.Equal(status, response.StatusCode);
        Assert.Throws<InvalidOperationException>(Connector.AssertNothingUnexpected);
        Assert.Single(Connector.TakeUnexpected());
    }

    [Theory]
    [InlineData("""{ "type": "message", "text": "hi <at>Ben</at>" }""")]
    [InlineData("""{ "type": "message", "text": "hi Ben", "entities": [{ "type": "mention", "text": "<at>Ben</at>", "mentioned": { "id": "29:1ben-okafor" } }] }""")]
    [InlineData("""{ "type": "message", "text": "<at>Ben</at>", "entities": [{ "type": "mention", "text": "<at>Ben</at>", "mentioned": { } }] }""")]
    [InlineData("""{ "type": "message", "attachments": [{ "content": { } }] }""")]
    [InlineData("""{ "type": "trace", "text": "hi" }""")]
    public async Task A_message_that_Teams_would_not_show_as_meant_fails_the_test(string activity)
    {
        using HttpResponseMessage response = await CallAsync("POST", Activities(World.Sample.Mara.Chat), activity);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(Connector.TakeUnexpected());
        Assert.Empty(Connector.Messages);
    }

    [Fact]
    public async Task A_message_that_is_too_large_fails_the_test()
    {
        using HttpResponseMessage response = await CallAsync(
            "POST", Activities(World.Sample.Mara.Chat), $$"""{ "type": "message", "text": "{{new string('x', 51 * 1024)}}" }""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("MessageSizeTooBig", Assert.Single(Connector.TakeUnexpected()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planned_faults_meet_only_the_calls_they_are_for_and_are_used_up()
    {
        Connector.Plan(new Fault.Throttled(TimeSpan.FromSeconds(7)), static call => call.IsSend);
        Connector.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), static call => call.IsSend);

        await GetAsync(new Uri(Connector.ServiceUrl, $"v3/teams/{Uri.EscapeDataString(World.Sample.Team.Id)}"));
        using HttpResponseMessage first = await CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello);
        using HttpResponseMessage second = await CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello);
        await SendAsync(World.Sample.Mara.Chat, Hello);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (first.StatusCode, first.Headers.RetryAfter?.Delta));
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal("BotNotInConversationRoster", (await BodyAsync(second)).GetProperty("error").GetProperty("code").GetString());
        Assert.Single(Connector.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_may_come_after_the_message_was_delivered_or_before(bool delivered)
    {
        Connector.Plan(new Fault.Broken(HttpStatusCode.BadGateway, delivered));
        Connector.Plan(new Fault.Reset(delivered));

        using HttpResponseMessage broken = await CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello);
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello));

        Assert.Equal(HttpStatusCode.BadGateway, broken.StatusCode);
        Assert.Equal(delivered ? 2 : 0, Connector.Messages.Count);
    }

    [Fact]
    public async Task Silence_lasts_until_the_caller_gives_up()
    {
        Connector.Plan(new Fault.Silent(Delivered: true));
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(Now);

        Task<HttpResponseMessage> call = CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello, caller.Token);
        await Connector.WhenSaidAsync(World.Sample.Mara.Chat, "hello", Now);
        Assert.False(call.IsCompleted);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Null(Assert.Single(Connector.Calls).Status);
    }

    [Fact]
    public async Task An_answer_without_an_id_is_delivered_all_the_same()
    {
        Connector.Plan(new Fault.NoId());

        using HttpResponseMessage response = await CallAsync("POST", Activities(World.Sample.Mara.Chat), Hello);

        Assert.Equal((HttpStatusCode.Accepted, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Now)));
        Assert.Single(Connector.Messages);
    }

    private static string Activities(string conversation) => $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities";

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Now));
        return document.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> CallAsync(string method, string path, string body = "", CancellationToken? until = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.SendAsync(request, until ?? Now);
    }

    private async Task<string> SendAsync(string conversation, string activity) =>
        (await PostAsync(Activities(conversation), activity)).GetProperty("id").GetString() ?? "";

    private async Task<JsonElement> PostAsync(string path, string json)
    {
        using HttpResponseMessage response = await CallAsync("POST", path, json);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await BodyAsync(response);
    }

    private async Task<JsonElement> GetAsync(Uri address)
    {
        using HttpResponseMessage response = await _http.GetAsync(address, Now);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await BodyAsync(response);
    }
}
