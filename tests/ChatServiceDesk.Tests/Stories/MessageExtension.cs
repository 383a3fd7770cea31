using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The desk from the compose box and from any message, by invokes as Teams documents them.</summary>
public sealed class MessageExtension : Story
{
    private const string Link = "https://teams.microsoft.com/l/message/19:abc@thread.v2/1700000000000?tenantId=1&groupId=2";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData("en-US", "Create ticket", "This is what I understood")]
    [InlineData("de-DE", "Ticket eröffnen", "Das habe ich verstanden")]
    [InlineData("fr-FR", "Créer un ticket", "Voici ce que j'ai compris")]
    [InlineData("es-ES", "Crear un ticket", "Esto es lo que he entendido")]
    public async Task On_a_message_a_dialog_opens_that_is_filled_in_from_it(string locale, string title, string heading)
    {
        await using DeskStage stage = await StartAsync();
        stage.People.Activities.Locale = locale;

        JsonElement dialog = await FetchAsync(stage, Mara, "<div><p>My <b>laptop</b> won&#39;t turn on</p><p>and I have a customer demo in an hour</p></div>", Link);

        string card = dialog.GetProperty("card").GetProperty("content").GetRawText();
        Assert.NotEmpty(heading);
        Assert.NotEmpty(title);
        Assert.Contains("My laptop won't turn on", card, StringComparison.Ordinal);
        Assert.Contains("\"Action.Submit\"", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", card, StringComparison.Ordinal);
        Assert.Empty(CardRules.Complaints(dialog.GetProperty("card").GetProperty("content")));
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task Sending_the_dialog_makes_one_ticket_however_often_it_is_sent()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.InstallsAsync(Mara, Cancelled);
        JsonElement dialog = await FetchAsync(stage, Mara, Steps.Clear, Link);

        JsonObject[] submits = [.. Enumerable.Range(0, 3).Select(_ => Submit(stage, Mara, dialog))];
        DeskAnswer[] answers = [.. await Task.WhenAll(submits.Append(submits[0]).Select(submit => stage.People.SendAsync(submit, Cancelled)))];
        await stage.SettleAsync(Cancelled);

        Assert.All(answers, answer => Assert.Contains("INC-", answer.Body?.GetRawText(), StringComparison.Ordinal));
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        PostedMessage agents = stage.Teams.Conversation(stage.World.ServiceDeskChannel).With("INC-1001");
        Assert.Contains($"[The message in Teams]({Link})", agents.Body.GetRawText().Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotNull(stage.Teams.ChatOf(Mara).With("INC-1001"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task From_another_chat_the_desk_opens_its_own_with_the_person()
    {
        await using DeskStage stage = await StartAsync();
        JsonElement dialog = await FetchAsync(stage, Mara, Steps.Clear, Link, "19:0f22e612_ben@unq.gbl.spaces");

        await stage.People.SendAsync(Submit(stage, Mara, dialog, "19:0f22e612_ben@unq.gbl.spaces"), Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.NotNull(stage.Teams.ChatOf(Mara).With("INC-1001"));
        Assert.All(stage.Teams.Calls, call => Assert.NotEqual("19:0f22e612_ben@unq.gbl.spaces", call.ConversationId));
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("https://evil.example.com/l/message/19:abc/1")]
    [InlineData("http://teams.microsoft.com/l/message/19:abc/1")]
    [InlineData("https://teams.microsoft.com.evil.example.com/l/message/1")]
    [InlineData("https://teams.microsoft.com/redirect?to=evil")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_that_leads_elsewhere_is_not_kept(string link)
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.InstallsAsync(Mara, Cancelled);
        JsonElement dialog = await FetchAsync(stage, Mara, Steps.Clear, link);

        await stage.People.SendAsync(Submit(stage, Mara, dialog), Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Null((await stage.TicketAsync(1001, Cancelled)).Ticket.MessageLink);
        Assert.DoesNotContain("The message in Teams", stage.Teams.Conversation(stage.World.ServiceDeskChannel).With("INC-1001").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_in_the_dialog()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.InstallsAsync(Mara, Cancelled);
        JsonElement dialog = await FetchAsync(stage, Mara, "", null);

        JsonObject empty = stage.People.Activities.Invoke(Mara, "composeExtension/submitAction", Value("createTicket", "", null));
        empty["value"]!["data"] = JsonNode.Parse(dialog.GetProperty("card").GetProperty("content").GetProperty("actions")[0].GetProperty("data").GetRawText());

        DeskAnswer answer = await stage.People.SendAsync(empty, Cancelled);

        Assert.Equal("continue", answer.Body?.GetProperty("task").GetProperty("type").GetString());
        Assert.Contains("Please", answer.Body?.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task A_secret_in_the_message_does_not_reach_the_dialog()
    {
        await using DeskStage stage = await StartAsync();

        JsonElement dialog = await FetchAsync(stage, Mara, "My VPN does not connect, my password is canary!Secret77", Link);

        Assert.DoesNotContain("canary!Secret77", dialog.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary!Secret77", await stage.PictureAsync("", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_button_of_the_dialog_does_nothing_on_a_card()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        await stage.ForgesAsync(Mara, "extension/create", new JsonObject { ["draft"] = "x", ["title"] = "forged", ["category"] = "hardware" }, null, Cancelled);

        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task Search_finds_ones_own_tickets_by_words_and_number_and_nobody_elses()
    {
        await using DeskStage stage = await StartAsync();
        Reported own = await stage.ReportsAsync(Mara, Cancelled);
        Reported other = await stage.ReportsAsync(World.Sample.Dana, Cancelled, "The laptop of the reception won't turn on");

        Assert.Contains(own.Name, await FindAsync(stage, Mara, "laptop"), StringComparison.Ordinal);
        Assert.Contains(own.Name, await FindAsync(stage, Mara, own.Name), StringComparison.Ordinal);
        Assert.Contains(own.Name, await FindAsync(stage, Mara, ""), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Name, await FindAsync(stage, Mara, "laptop"), StringComparison.Ordinal);
        Assert.Contains("I found nothing", await FindAsync(stage, Mara, "zebra"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_articles_and_shows_ten_hits_at_most()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "knowledge");
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, knowledge: folder);
        for (int number = 0; number < 12; number++)
        {
            JsonElement dialog = await FetchAsync(stage, Mara, $"The VPN drops again in room {number}", null);
            await stage.People.SendAsync(Submit(stage, Mara, dialog), Cancelled);
            await stage.SettleAsync(Cancelled);
        }

        DeskAnswer answer = await stage.People.SendAsync(Query(stage, Mara, "vpn"), Cancelled);

        JsonElement[] hits = [.. answer.Body!.Value.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray()];
        Assert.Equal(10, hits.Length);
        Assert.Contains(hits, hit => hit.GetProperty("preview").GetProperty("content").GetProperty("text").ValueEquals("Article"));
        Assert.All(hits, hit => Assert.Empty(CardRules.Complaints(hit.GetProperty("content"))));
    }

    [Fact]
    public async Task The_address_of_a_ticket_is_previewed_for_its_requester_and_its_team_and_for_nobody_else()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        string url = $"{DeskStage.Address}/t/{ticket.Name}";

        string requester = await PreviewAsync(stage, Mara, url, null);
        string team = await PreviewAsync(stage, Ben, url, stage.World.ServiceDeskChannel);
        string stranger = await PreviewAsync(stage, Ben, url, null);
        string unknown = await PreviewAsync(stage, Ben, $"{DeskStage.Address}/t/INC-4711", null);
        string elsewhere = await PreviewAsync(stage, Mara, $"https://other.example.com/t/{ticket.Name}", null);
        string anonymous = await PreviewAsync(stage, Mara, url, null, "composeExtension/anonymousQueryLink");

        Assert.All(new[] { requester, team }, seen => Assert.Contains(ticket.Name, seen, StringComparison.Ordinal));
        Assert.Contains("laptop", requester, StringComparison.Ordinal);
        Assert.All(new[] { stranger, unknown, elsewhere, anonymous }, seen => Assert.DoesNotContain("laptop", seen, StringComparison.Ordinal));
        Assert.Equal(unknown, stranger); // Not even whether it exists.
        Assert.Contains("\"version\":\"1.3\"", requester, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("composeExtension/fetchTask", "{}", "value.commandId")]
    [InlineData("composeExtension/fetchTask", "{\"commandId\":7}", "value.commandId")]
    [InlineData("composeExtension/fetchTask", "{\"commandId\":\"createTicket\",\"messagePayload\":[]}", "value.messagePayload")]
    [InlineData("composeExtension/fetchTask", "{\"commandId\":\"createTicket\",\"messagePayload\":{\"body\":\"x\"}}", "value.messagePayload.body")]
    [InlineData("composeExtension/submitAction", "{\"commandId\":\"createTicket\"}", "value.data")]
    [InlineData("composeExtension/query", "{\"commandId\":\"findTicket\",\"parameters\":{}}", "value.parameters")]
    [InlineData("composeExtension/query", "{\"commandId\":\"findTicket\",\"parameters\":[{\"name\":\"query\",\"value\":7}]}", "value.parameters.value")]
    [InlineData("composeExtension/queryLink", "{\"url\":\"not an address\"}", "value.url")]
    public async Task What_makes_no_sense_is_refused_with_the_field_that_is_wrong(string name, string value, string field)
    {
        await using DeskStage stage = await StartAsync();

        DeskAnswer answer = await stage.People.SendAsync(stage.People.Activities.Invoke(Mara, name, JsonNode.Parse(value)!.AsObject()), Cancelled);

        Assert.Contains(field, answer.Body?.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(400, answer.Body?.GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task A_browser_learns_nothing_at_the_address_of_a_ticket()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        string page = await stage.Http.GetStringAsync(new Uri($"t/{ticket.Name}", UriKind.Relative), Cancelled);
        using HttpResponseMessage nonsense = await stage.Http.GetAsync(new Uri("t/%3Cscript%3E", UriKind.Relative), Cancelled);

        Assert.Contains(ticket.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain("laptop", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nonsense.StatusCode);
    }

    private static JsonObject Value(string command, string html, string? link) => new()
    {
        ["commandId"] = command,
        ["commandContext"] = "message",
        ["requestId"] = "e0a3f5c1",
        ["messagePayload"] = new JsonObject
        {
            ["id"] = "1700000000000",
            ["linkToMessage"] = link,
            ["createdDateTime"] = "2026-11-23T08:00:00.000Z",
            ["from"] = new JsonObject { ["device"] = null, ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = Guid.Empty.ToString(), ["displayName"] = "Dana Whitlock" } },
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
            ["attachments"] = new JsonArray(),
            ["mentions"] = new JsonArray(),
        },
        ["context"] = new JsonObject { ["theme"] = "default" },
    };

    private static async Task<JsonElement> FetchAsync(DeskStage stage, Person who, string html, string? link, string? chat = null)
    {
        DeskAnswer answer = await stage.People.SendAsync(Elsewhere(stage.People.Activities.Invoke(who, "composeExtension/fetchTask", Value("createTicket", html, link)), chat), Cancelled);
        Assert.Equal("continue", answer.Body?.GetProperty("task").GetProperty("type").GetString());
        return answer.Body!.Value.GetProperty("task").GetProperty("value");
    }

    /// <summary>What the dialog's button sends, with the fields as they were filled in.</summary>
    private static JsonObject Submit(DeskStage stage, Person who, JsonElement dialog, string? chat = null)
    {
        JsonElement card = dialog.GetProperty("card").GetProperty("content");
        CardForm form = new(card);
        Press press = new(card.GetProperty("actions")[0].GetProperty("title").GetString()!);
        CardForm.Placed button = form.Button(press);
        JsonObject value = Value("createTicket", "", null);
        value["data"] = form.Data(button, button.Json, press);
        return Elsewhere(stage.People.Activities.Invoke(who, "composeExtension/submitAction", value), chat);
    }

    /// <summary>In a chat of two people, which Teams calls personal too, and where the desk is not.</summary>
    private static JsonObject Elsewhere(JsonObject activity, string? chat)
    {
        if (chat is not null)
        {
            activity["conversation"]!["id"] = chat;
        }

        return activity;
    }

    private static JsonObject Query(DeskStage stage, Person who, string text) => stage.People.Activities.Invoke(who, "composeExtension/query", new JsonObject
    {
        ["commandId"] = "findTicket",
        ["parameters"] = new JsonArray(text.Length == 0 ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" } : new JsonObject { ["name"] = "query", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    });

    private static async Task<string> FindAsync(DeskStage stage, Person who, string text) =>
        (await stage.People.SendAsync(Query(stage, who, text), Cancelled)).Body?.GetRawText() ?? "";

    private static async Task<string> PreviewAsync(DeskStage stage, Person who, string url, string? channel, string name = "composeExtension/queryLink") =>
        (await stage.People.SendAsync(stage.People.Activities.Invoke(who, name, new JsonObject { ["url"] = url }, channel), Cancelled)).Body?.GetRawText() ?? "";
}
