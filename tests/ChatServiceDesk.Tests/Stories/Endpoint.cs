using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The edge of the desk: what is no activity, what operators see, and a storage that fails.</summary>
public sealed class Endpoint : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("{}", "type")]
    [InlineData("""{"type":"message","id":"1","serviceUrl":"http://127.0.0.1/","channelId":"msteams","from":{"id":"29:1"}}""", "conversation.id")]
    [InlineData("""{"type":"message","id":"1","serviceUrl":"http://127.0.0.1/","channelId":"msteams","from":{"id":"29:1"},"conversation":{"id":"a"},"text":7}""", "text")]
    [InlineData("""{"type":"invoke","id":"1","serviceUrl":"http://127.0.0.1/","channelId":"msteams","from":{"id":"29:1"},"conversation":{"id":"a"}}""", "name")]
    public async Task What_is_no_activity_is_answered_400_with_the_field(string body, string field)
    {
        await using DeskStage stage = await StartAsync();

        using HttpResponseMessage response = await PostAsync(stage, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonNode? problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(field, (string?)problem?["field"]);
        Assert.Empty(await stage.RowsAsync("", Cancelled));
    }

    [Fact]
    public async Task Another_content_type_a_huge_body_and_another_method_are_refused()
    {
        await using DeskStage stage = await StartAsync();
        Uri messages = new("api/messages", UriKind.Relative);

        using HttpResponseMessage text = await PostAsync(stage, "{}", "text/plain");
        using HttpResponseMessage huge = await PostAsync(stage, $"{{\"text\":\"{new string('x', 256 * 1024)}\"}}");
        using HttpResponseMessage got = await stage.Http.GetAsync(messages, Cancelled);
        using HttpResponseMessage put = await stage.Http.PutAsync(messages, null, Cancelled);

        Assert.Equal(
            [HttpStatusCode.UnsupportedMediaType, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed],
            [text.StatusCode, huge.StatusCode, got.StatusCode, put.StatusCode]);
    }

    [Fact]
    public async Task An_invoke_that_the_desk_does_not_know_is_not_implemented()
    {
        await using DeskStage stage = await StartAsync();

        DeskAnswer answer = await stage.People.SendAsync(stage.People.Activities.Invoke(Mara, "tab/fetch", []), Cancelled);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
    }

    [Fact]
    public async Task The_status_page_counts_dead_letters_and_shows_nothing_of_people()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", "canary-title"));
        Assert.Contains("<dt>Dead letters</dt><dd class=\"ok\">0</dd>", await GetAsync(stage, ""), StringComparison.Ordinal);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), call => call.IsSend);
        await ticket.ClaimAsync(Ben, Cancelled);

        string page = await GetAsync(stage, "");

        Assert.Contains("<dt>State</dt><dd class=\"ok\">Running</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Dead letters</dt><dd class=\"bad\">1</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Overdue work</dt><dd class=\"ok\">0</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mara", page, StringComparison.Ordinal);
        Assert.Equal(("live", "ready"), (await GetAsync(stage, "health/live"), await GetAsync(stage, "health/ready")));
    }

    [Fact]
    public async Task Without_its_storage_the_desk_is_live_but_not_ready()
    {
        MemoryTable table = new();
        await using DeskStage stage = await StartAsync(new StageStorage.Custom(table));
        table.Hook = Broken(TableErrorCode.Unavailable, _ => true);

        using HttpResponseMessage ready = await stage.Http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancelled);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage"), (ready.StatusCode, await ready.Content.ReadAsStringAsync(Cancelled)));
        Assert.Equal("live", await GetAsync(stage, "health/live"));
        Assert.Contains("Not ready: storage", await GetAsync(stage, ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_storage_fails_in_a_turn_nothing_is_stored_and_the_person_gets_our_words(bool atTheCommit)
    {
        MemoryTable table = new();
        await using DeskStage stage = await StartAsync(new StageStorage.Custom(table));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        string before = await stage.PictureAsync("", Cancelled);
        JsonObject press = stage.Forged(Ben, "ticket/claim", ticket.Card.DataOf("Claim"), ticket.Card.ConversationId);
        JsonObject message = stage.People.Activities.Message(Mara, "The VPN drops every ten minutes");
        table.Hook = Broken(TableErrorCode.Unavailable, operation => !operation.IsDone && operation is MemoryOperation.Commit == atTheCommit);

        DeskAnswer pressed = await stage.People.SendAsync(press, Cancelled);
        DeskAnswer written = await stage.People.SendAsync(message, Cancelled);
        table.Hook = null;

        Assert.Equal(HttpStatusCode.OK, pressed.Status);
        Assert.Matches("^Sorry, that did not work and nothing was changed. .*\\(Reference [0-9a-f]{8}\\)$", pressed.Error ?? "");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, written.Status);
        Assert.StartsWith("Sorry, that did not work and nothing was changed", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{pressed.Body?.GetRawText()}{written.Body?.GetRawText()}{string.Join('\n', stage.Teams.Messages)}", StringComparison.Ordinal);
        Assert.Equal(before, await stage.PictureAsync("", Cancelled));

        Assert.Contains("Ben Okafor", (await stage.People.SendAsync(press, Cancelled)).Words, StringComparison.Ordinal);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("This is what I understood", stage.Teams.ChatOf(Mara).Cards[^1].Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task When_the_answer_of_the_storage_is_lost_the_desk_claims_nothing_and_a_second_try_shows_the_one_effect()
    {
        MemoryTable table = new();
        await using DeskStage stage = await StartAsync(new StageStorage.Custom(table));
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);
        JsonObject form = card.DataOf("Create ticket");
        (form["kind"], form["category"], form["title"]) = ("Incident", "hardware", "Laptop");
        JsonObject press = stage.Forged(Mara, "intake/create", form);
        table.Hook = Broken(TableErrorCode.Unclear, operation =>
            operation is MemoryOperation.Commit { IsDone: true } commit && commit.Changes.Any(change => change.Key.StartsWith(Keys.TicketPrefix, StringComparison.Ordinal)));

        DeskAnswer lost = await stage.People.SendAsync(press, Cancelled);
        table.Hook = null;
        DeskAnswer again = await stage.People.SendAsync(press, Cancelled);
        DeskAnswer anew = await stage.ForgesAsync(Mara, "intake/create", form.DeepClone(), null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.NotNull(lost.Error);
        Assert.DoesNotContain("nothing was changed", lost.Error, StringComparison.Ordinal);
        Assert.Equal(("INC-1001", "INC-1001"), (Steps.NameIn(again.Words), Steps.NameIn(anew.Words)));
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);
        await AssertSoundAsync(stage);
    }

    private static Func<MemoryOperation, CancellationToken, ValueTask> Broken(TableErrorCode code, Func<MemoryOperation, bool> when) => (operation, _) =>
        when(operation) ? throw new TableException(HttpStatusCode.ServiceUnavailable, code, "canary-exception") : ValueTask.CompletedTask;

    private static async Task<HttpResponseMessage> PostAsync(DeskStage stage, string body, string type = "application/json")
    {
        using StringContent content = new(body, Encoding.UTF8, type);
        return await stage.Http.PostAsync(new Uri("api/messages", UriKind.Relative), content, Cancelled);
    }

    private static Task<string> GetAsync(DeskStage stage, string path) => stage.Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancelled);
}
