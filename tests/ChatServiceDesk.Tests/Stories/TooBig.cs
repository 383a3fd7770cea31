using System.Net;
using System.Text.Json;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What is too big for Teams is sent again at once, smaller.</summary>
public sealed class TooBig : Story
{
    private static readonly Fault TooBigForTeams = new Fault.Refused(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_card_keeps_its_buttons_and_shows_less_of_the_description()
    {
        await using DeskStage stage = await StartAsync();
        stage.Teams.Plan(TooBigForTeams, call => call.Segments is ["v3", "conversations"]);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", "Broken laptop"), ("Description", string.Concat(Enumerable.Repeat("👩‍💻 broken. ", 250))));

        Assert.Contains("👩‍💻 broken. 👩‍💻", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("…", ticket.Card.Words, StringComparison.Ordinal);
        await ticket.ClaimAsync(Ben, Cancelled);
        Assert.Equal(2, stage.Teams.Calls.Count(call => call.Segments is ["v3", "conversations"]));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_answer_with_a_card_becomes_its_summary()
    {
        await using DeskStage stage = await StartAsync();
        stage.Teams.Plan(TooBigForTeams, call => call.IsSend && call.Body?.GetRawText().Contains("Create ticket", StringComparison.Ordinal) is true);

        PostedMessage said = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        Assert.Null(said.Card);
        Assert.NotEmpty(said.Text);
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_too_big_is_a_dead_letter_after_one_more_try()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(TooBigForTeams, call => call.IsSend && call.ConversationId == Mara.Chat, times: 9);
        int before = stage.Teams.Calls.Count(call => call.IsSend && call.ConversationId == Mara.Chat);

        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(30), Cancelled);

        Assert.Equal(2, stage.Teams.Calls.Count(call => call.IsSend && call.ConversationId == Mara.Chat) - before);
        Assert.Contains("say-requester-2  413 MessageSizeTooBig", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public void A_text_is_cut_between_what_readers_see_as_characters()
    {
        OutboundActivity? smaller = Shrinking.Of(OutboundActivity.Message("ab👩‍💻👩‍💻👩‍💻"));

        Assert.Equal("ab👩‍💻…", smaller?.Text);
    }

    [Fact]
    public void What_a_button_or_an_input_sends_back_is_never_cut()
    {
        string much = new('x', 2000);
        string card = $$"""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"{{much}}"},{"type":"TextBlock","text":"{{much}}"},{"type":"Input.Text","value":"{{much}}"}],"actions":[{"type":"Action.Execute","data":{"text":"{{much[..400]}}" } }]}""";

        JsonElement smaller = Shrinking.Of(OutboundActivity.Card(card, "x"))!.Attachments[0].Content!.Value; // A card stays a card here.

        Assert.Equal(300, smaller.GetProperty("body")[0].GetProperty("text").GetString()?.Length);
        Assert.Equal(2000, smaller.GetProperty("body")[2].GetProperty("value").GetString()?.Length);
        Assert.Equal(400, smaller.GetProperty("actions")[0].GetProperty("data").GetProperty("text").GetString()?.Length);
    }
}
