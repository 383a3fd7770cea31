using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What the desk says when people write to it.</summary>
public sealed class Talking : Story
{
    private static readonly Person Mara = World.Sample.Mara;

    [Theory]
    [InlineData("hi", "Hello Mara Lindqvist! What can I do for you?")]
    [InlineData("help", "This is what I can do for you")]
    [InlineData("what can you do?", "This is what I can do for you")]
    [InlineData("thanks, that solved it", "You're welcome!")]
    [InlineData("bye", "Goodbye!")]
    [InlineData("what is the weather tomorrow", "I'm not sure that I can help with that")]
    [InlineData("write me a poem", "I'm not sure that I can help with that")]
    [InlineData("xkvb wqpz", "I'm not sure that I can help with that")]
    [InlineData("my tickets", "You have no tickets with me")]
    [InlineData("INC-4711", "I can't find INC-4711 among your tickets")]
    [InlineData("", "I can't tell from that alone")]
    [InlineData("   ", "I can't tell from that alone")]
    public async Task Every_kind_of_message_gets_its_answer_and_makes_no_ticket(string text, string answer)
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage heard = await stage.HearsAsync(Mara, text, Cancelled);

        Assert.Contains(answer, heard.Words, StringComparison.Ordinal);
        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task A_picture_without_words_is_answered_with_a_question_for_words()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject picture = stage.People.Activities.Message(Mara, "");
        picture.Remove("text");
        picture["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://example.com/screen.png" });

        await stage.People.SendAsync(picture, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("Please write me in a sentence", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_is_shown_before_the_answer()
    {
        await using DeskStage stage = await StartAsync();

        await stage.HearsAsync(Mara, "hi", Cancelled);

        Assert.Equal(["typing", "message"], stage.Teams.Calls.Where(call => call.IsSend).Select(call => call.Body?.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task My_tickets_lists_the_newest_first_and_nobody_elses()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await stage.ReportsAsync(Mara, Cancelled);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Reported second = await stage.ReportsAsync(Mara, Cancelled, "I need access to the finance share");
        Reported others = await stage.ReportsAsync(stage.World.Dana, Cancelled, "The VPN says error 809 since this morning");

        string list = (await stage.HearsAsync(Mara, "my tickets", Cancelled)).Words;

        Assert.True(list.IndexOf(second.Name, StringComparison.Ordinal) < list.IndexOf(first.Name, StringComparison.Ordinal));
        Assert.Contains(first.Name, list, StringComparison.Ordinal);
        Assert.DoesNotContain(others.Name, list, StringComparison.Ordinal);
        Assert.DoesNotContain("809", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INC-1001")]
    [InlineData("inc-1001")]
    [InlineData("inc 1001")]
    [InlineData("INC1001")]
    [InlineData("#1001")]
    [InlineData("status of INC-1001")]
    [InlineData("what about ticket 1001?")]
    [InlineData("Ticket no. 1001")]
    public async Task A_ticket_is_found_by_its_number_however_it_is_spelled(string spelling)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        Assert.Equal("INC-1001", ticket.Name);

        PostedMessage answer = await stage.HearsAsync(Mara, spelling, Cancelled);

        Assert.NotEqual(ticket.Receipt.Id, answer.Id);
        Assert.Contains("INC-1001", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Waiting for an agent", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INC-1001")]
    [InlineData("#1001")]
    public async Task Somebody_elses_number_is_answered_as_if_there_were_no_such_ticket(string spelling)
    {
        await using DeskStage stage = await StartAsync();
        await stage.ReportsAsync(Mara, Cancelled, "My laptop won't turn on, canary-words");

        string theirs = (await stage.HearsAsync(stage.World.Dana, spelling, Cancelled)).Words;
        string nobodys = (await stage.HearsAsync(stage.World.Dana, spelling.Replace("1001", "9999", StringComparison.Ordinal), Cancelled)).Words;

        Assert.Equal(nobodys.Replace("9999", "1001", StringComparison.Ordinal), theirs);
        Assert.DoesNotContain("canary", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_not_found_by_an_incidents_number()
    {
        await using DeskStage stage = await StartAsync();
        await stage.ReportsAsync(Mara, Cancelled);

        PostedMessage answer = await stage.HearsAsync(Mara, "REQ-1001", Cancelled);

        Assert.Contains("I can't find REQ-1001", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vague_report_is_asked_about_at_most_twice_and_the_card_has_all_that_was_said()
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage first = await stage.HearsAsync(Mara, "it is broken", Cancelled);
        Assert.StartsWith("What is it about", first.Text, StringComparison.Ordinal);
        PostedMessage second = await stage.HearsAsync(Mara, "still broken", Cancelled);
        Assert.StartsWith("And what happens", second.Text, StringComparison.Ordinal);
        PostedMessage card = await stage.HearsAsync(Mara, "dunno, broken", Cancelled);
        Assert.Equal(3, stage.Teams.ChatOf(Mara).Messages.Count);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.Equal("it is broken\nstill broken\ndunno, broken", (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description);
    }

    [Fact]
    public async Task A_clear_answer_to_the_first_question_ends_the_questions()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, "it is broken", Cancelled);

        PostedMessage card = await stage.HearsAsync(Mara, "the printer on floor 3 jams on every page", Cancelled);

        Assert.Contains("it is broken\nthe printer on floor 3 jams on every page", card.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("Never mind.")]
    [InlineData("vergiss es!")]
    public async Task Whoever_gives_up_while_asked_has_created_nothing_and_starts_afresh(string words)
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, "it is broken", Cancelled);

        PostedMessage answer = await stage.HearsAsync(Mara, words, Cancelled);
        Assert.Contains("I created nothing", answer.Text, StringComparison.Ordinal);
        PostedMessage next = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        Assert.DoesNotContain("it is broken", next.Words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task Never_mind_on_the_card_takes_the_card_away_and_forgets_the_draft()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, "Never mind", Cancelled);

        Assert.Contains("I created nothing", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Create ticket", answer.Words, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync("v|", Cancelled));
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task A_person_is_welcomed_once_though_teams_sends_everything_twice()
    {
        await using DeskStage stage = await StartAsync();

        await stage.People.InstallsAsync(Mara, Cancelled);
        await stage.People.InstallsAsync(Mara, Cancelled);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.People.InstallsAsync(stage.World.Dana, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.Contains("Service Desk\nHello!", Assert.Single(stage.Teams.ChatOf(Mara).Messages).Words, StringComparison.Ordinal);
        Assert.Single(stage.Teams.ChatOf(stage.World.Dana).Messages);
    }

    [Fact]
    public async Task In_a_group_chat_the_desk_asks_for_a_chat_of_ones_own()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject mention = stage.People.Activities.Mention(Mara, stage.World.ServiceDeskChannel, "my laptop won't turn on");
        mention["conversation"] = new JsonObject { ["id"] = stage.World.GroupChat, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = stage.World.TenantId };
        mention["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = stage.World.TenantId } };

        await stage.People.SendAsync(mention, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("I help in our own chat", Assert.Single(stage.Teams.Conversation(stage.World.GroupChat).Messages).Text, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync("v|", Cancelled));
    }

    [Fact]
    public async Task A_channel_message_that_does_not_mention_the_desk_leaves_no_trace()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Mention(Mara, stage.World.ServiceDeskChannel, "connect all");
        message["entities"] = new JsonArray();
        message["text"] = "Desk connect all";

        DeskAnswer answer = await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        Assert.Empty(stage.Teams.Calls);
        Assert.Empty(await stage.Table.RangeAsync(Partitions.Desk(stage.World.TenantId), Tables.KeyRange.All, Cancelled).ToListAsync(Cancelled));
    }
}
