using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Transcripts;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What people write about what they have reported reaches the agents of that ticket, and nobody else.</summary>
public sealed class TalkingToAgents : Story
{
    private const string Vpn = "The VPN drops every ten minutes";
    private const string Wifi = "it also happens on wifi";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData("it also happens on wifi", "I have passed that on to the agents of INC-1001")]
    [InlineData("es passiert auch im WLAN", "Das habe ich an die Bearbeitung von INC-1001 weitergegeben")]
    [InlineData("cela arrive aussi en wifi", "J’ai transmis cela aux agents chargés de INC-1001")]
    [InlineData("también pasa con el wifi", "Se lo he transmitido a los agentes de INC-1001")]
    public async Task A_comment_on_the_only_open_ticket_reaches_its_thread_and_is_acknowledged(string words, string answer)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        PostedMessage heard = await stage.HearsAsync(Mara, words, Cancelled);

        Assert.Contains($"Mara Lindqvist writes: {words}", Thread(stage, ticket));
        Assert.Contains(answer, string.Join('\n', stage.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.NotNull(heard);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task With_several_open_tickets_the_desk_asks_once_and_remembers_the_choice_for_ten_minutes()
    {
        await using DeskStage stage = await StartAsync();
        (Reported laptop, Reported vpn) = await TwoAsync(stage);

        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);
        Assert.Contains("Which ticket is this about?", card.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(vpn.Number, Cancelled));
        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, ButtonOf(card, vpn), Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains($"passed that on to the agents of {vpn.Name}", answer.Words, StringComparison.Ordinal);
        Assert.Contains($"Mara Lindqvist writes: {Wifi}", Thread(stage, vpn));
        Assert.DoesNotContain(Thread(stage, laptop), text => text.Contains(Wifi, StringComparison.Ordinal));

        stage.Clock.Advance(TimeSpan.FromMinutes(9));
        await stage.HearsAsync(Mara, "it also happens at home", Cancelled);
        Assert.Contains("Mara Lindqvist writes: it also happens at home", Thread(stage, vpn));

        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("Which ticket is this about?", (await stage.HearsAsync(Mara, "it also happens at night", Cancelled)).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_second_press_and_a_late_one_send_nothing_twice()
    {
        await using DeskStage stage = await StartAsync();
        (Reported laptop, Reported vpn) = await TwoAsync(stage);
        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);
        JsonObject data = card.DataOf(ButtonOf(card, vpn));
        JsonObject other = card.DataOf(ButtonOf(card, laptop));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => stage.ForgesAsync(Mara, "talk/choose", data.DeepClone(), null, Cancelled)));
        DeskAnswer late = await stage.ForgesAsync(Mara, "talk/choose", other, null, Cancelled);
        DeskAnswer anew = await stage.ForgesAsync(Mara, "talk/new", data.DeepClone(), null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains($"gone to the agents of {vpn.Name} already", late.Words, StringComparison.Ordinal);
        Assert.Contains($"gone to the agents of {vpn.Name} already", anew.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(vpn.Number, Cancelled));
        Assert.Equal(["Opened"], await stage.EventsAsync(laptop.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_written_while_the_desk_asks_waits_too_and_the_number_is_an_answer()
    {
        await using DeskStage stage = await StartAsync();
        (_, Reported vpn) = await TwoAsync(stage);
        await stage.HearsAsync(Mara, Wifi, Cancelled);

        PostedMessage kept = await stage.HearsAsync(Mara, "it also happens at home", Cancelled);
        Assert.Contains("I have kept that too", kept.Text, StringComparison.Ordinal);
        await stage.HearsAsync(Mara, vpn.Name, Cancelled);

        Assert.Equal(["Opened", "Said", "Said"], await stage.EventsAsync(vpn.Number, Cancelled));
        Assert.Contains("Mara Lindqvist writes: it also happens at home", Thread(stage, vpn));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Something_new_goes_on_to_the_intake_with_its_words()
    {
        await using DeskStage stage = await StartAsync();
        (Reported laptop, Reported vpn) = await TwoAsync(stage);
        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);

        await stage.People.PressesAsync(Mara, card, "None of these, it's something new", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(["Opened"], await stage.EventsAsync(vpn.Number, Cancelled));
        Assert.Equal(["Opened"], await stage.EventsAsync(laptop.Number, Cancelled));
        Assert.Contains(await stage.RowsAsync("v|", Cancelled), row => row.Data.String("Text") == Wifi);
    }

    [Fact]
    public async Task A_message_that_names_a_ticket_goes_there()
    {
        await using DeskStage stage = await StartAsync();
        (Reported laptop, Reported vpn) = await TwoAsync(stage);

        await stage.HearsAsync(Mara, $"{laptop.Name} it also makes a strange noise now", Cancelled);

        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(laptop.Number, Cancelled));
        Assert.Equal(["Opened"], await stage.EventsAsync(vpn.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_new_report_stays_one_while_a_ticket_is_open()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        PostedMessage card = await stage.HearsAsync(Mara, "The printer on the second floor has a paper jam", Cancelled);

        Assert.Contains("This is what I understood", card.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task A_comment_while_an_agent_waits_for_an_answer_is_the_answer()
    {
        await using DeskStage stage = await StartAsync();
        (_, Reported vpn) = await TwoAsync(stage);
        await vpn.AskAsync(Ben, "On which network?", Cancelled);

        await stage.HearsAsync(Mara, $"{vpn.Name} it also happens on wifi", Cancelled);

        Assert.Equal(["Opened", "Claimed", "Asked", "Answered"], await stage.EventsAsync(vpn.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_message_that_names_another_ticket_does_not_answer_the_question_and_one_that_names_the_asked_one_does()
    {
        await using DeskStage stage = await StartAsync();
        (Reported laptop, Reported vpn) = await TwoAsync(stage);
        await vpn.AskAsync(Ben, "Since Monday?", Cancelled);

        await stage.HearsAsync(Mara, $"{laptop.Name} it also makes a strange noise now", Cancelled);
        await stage.HearsAsync(Mara, $"{vpn.Name}: yes", Cancelled);

        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(laptop.Number, Cancelled));
        Assert.Equal(["Opened", "Claimed", "Asked", "Answered"], await stage.EventsAsync(vpn.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_comment_on_what_is_resolved_offers_to_reopen_it_with_these_words()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        await ticket.ResolveAsync(Ben, "New profile", Cancelled);

        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);
        Assert.Contains($"{ticket.Name} is resolved", card.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, card, "Reopen ticket", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(["Opened", "Claimed", "Resolved", "Reopened"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains($"Mara Lindqvist has reopened {ticket.Name}: {Wifi}", Thread(stage, ticket));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_comment_on_what_is_closed_for_good_can_be_reported_anew_with_these_words()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        await ticket.ResolveAsync(Ben, "New profile", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(15), Cancelled);

        PostedMessage card = await stage.HearsAsync(Mara, $"{ticket.Name} it also happens on wifi", Cancelled);
        Assert.Contains($"{ticket.Name} is closed", card.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, card, "Report it anew", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains(await stage.RowsAsync("v|", Cancelled), row => row.Data.String("Text").EndsWith("it also happens on wifi", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Whoever_thinks_better_of_it_has_sent_nothing()
    {
        await using DeskStage stage = await StartAsync();
        (Reported laptop, Reported vpn) = await TwoAsync(stage);
        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);
        JsonObject data = card.DataOf(ButtonOf(card, vpn));

        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, "Never mind", Cancelled);
        DeskAnswer late = await stage.ForgesAsync(Mara, "talk/choose", data, null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("I have dropped that message", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", late.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(vpn.Number, Cancelled));
        Assert.Equal(["Opened"], await stage.EventsAsync(laptop.Number, Cancelled));
    }

    [Fact]
    public async Task Words_that_wait_survive_the_end_of_the_process()
    {
        await using DeskStage stage = await StartAsync();
        (_, Reported vpn) = await TwoAsync(stage);
        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);
        await stage.StopAsync();
        await using DeskStage next = await stage.StartAnotherAsync(Cancelled);

        await next.People.PressesAsync(Mara, card, ButtonOf(card, vpn), Cancelled);
        await next.SettleAsync(Cancelled);

        Assert.Equal(["Opened", "Said"], await next.EventsAsync(vpn.Number, Cancelled));
        Assert.Contains($"Mara Lindqvist writes: {Wifi}", Thread(next, vpn));
        await AssertSoundAsync(next);
    }

    [Fact]
    public async Task Nobody_can_choose_somebody_elses_ticket()
    {
        await using DeskStage stage = await StartAsync();
        await TwoAsync(stage);
        Reported others = await stage.ReportsAsync(stage.World.Dana, Cancelled, Vpn);
        PostedMessage card = await stage.HearsAsync(Mara, Wifi, Cancelled);
        JsonObject data = card.DataOf("None of these, it's something new");
        data["ticket"] = others.Number;

        DeskAnswer answer = await stage.ForgesAsync(Mara, "talk/choose", data, null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("I can't find that ticket here", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(others.Number, Cancelled));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Information_is_added_by_a_button_and_a_stale_card_keeps_what_was_typed()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        System.Text.Json.JsonElement stale = ticket.Receipt.CardSeenBy(Mara)!.Value; // It is a card.

        await ticket.PressAsync(Mara, ticket.Receipt, "Send to the agents", Cancelled, ("What should the agents know?", Wifi));
        Assert.Contains($"Mara Lindqvist writes: {Wifi}", Thread(stage, ticket));
        Press press = new("Send to the agents") { Inputs = { ["What should the agents know?"] = "and at home" } };
        DeskAnswer again = await stage.People.PressesOnAsync(Mara, ticket.Receipt, stale, press, Cancelled);

        Assert.Contains("has changed since the card was drawn", again.Words, StringComparison.Ordinal);
        Assert.Contains("and at home", again.Card!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    private static async Task<(Reported Laptop, Reported Vpn)> TwoAsync(DeskStage stage)
    {
        Reported laptop = await stage.ReportsAsync(Mara, Cancelled);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        return (laptop, await stage.ReportsAsync(Mara, Cancelled, Vpn));
    }

    private static string ButtonOf(PostedMessage card, Reported ticket) =>
        CardReading.Titles(card.Card!.Value).First(title => title.StartsWith(ticket.Name, StringComparison.Ordinal));

    private static IReadOnlyList<string> Thread(DeskStage stage, Reported ticket) => stage.Teams.Conversation(ticket.Card.ConversationId).Texts;
}
