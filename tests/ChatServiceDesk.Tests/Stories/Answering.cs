using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>An agent has asked something, and the requester writes the answer instead of filling it in.</summary>
public sealed class Answering : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_written_answer_reaches_the_agents()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Is the light on?", Cancelled);

        await stage.People.WritesAsync(Mara, "no, it stays dark", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains(stage.Teams.Conversation(ticket.Card.ConversationId).Texts, text => text.EndsWith("answers: no, it stays dark", StringComparison.Ordinal));
        Assert.Contains("I passed your answer about INC-1001 on to Ben Okafor", string.Join('\n', stage.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.Contains("You answered\nno, it stays dark", ticket.News("had a question about").Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_report_of_its_own_is_no_answer()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Is the light on?", Cancelled);

        await stage.HearsAsync(Mara, "The printer on the second floor has a paper jam", Cancelled);

        Assert.Equal(["Opened", "Claimed", "Asked"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("This is what I understood", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_two_open_questions_nothing_is_guessed()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await stage.ReportsAsync(Mara, Cancelled);
        Reported second = await stage.ReportsAsync(Mara, Cancelled, "The VPN drops every ten minutes");
        await first.AskAsync(Ben, "Is the light on?", Cancelled);
        await second.AskAsync(Ben, "Since when?", Cancelled);

        await stage.People.WritesAsync(Mara, "no, it stays dark", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(["Opened", "Claimed", "Asked"], await stage.EventsAsync(first.Number, Cancelled));
        Assert.Equal(["Opened", "Claimed", "Asked"], await stage.EventsAsync(second.Number, Cancelled));
    }
}
