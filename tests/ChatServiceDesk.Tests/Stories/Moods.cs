using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Anger, signs without words, nonsense and walls of text.</summary>
public sealed class Moods : Story
{
    private static readonly Person Mara = World.Sample.Mara;

    [Theory]
    [InlineData("you are useless", "I can tell that you are annoyed")]
    [InlineData("Fuck you!!!", "I can tell that you are annoyed")]
    [InlineData("du bist so dumm", "Ich merke, dass Sie verärgert sind")]
    [InlineData("So ein Mist hier alles", "Ich merke, dass Sie verärgert sind")]
    [InlineData("vous êtes nuls les gars", "Je vois que vous êtes contrarié")]
    [InlineData("eres un inútil total", "Veo que está molesto")]
    [InlineData("😡", "I can tell that you are annoyed")]
    [InlineData("👍", "Glad to hear it!")]
    [InlineData("🎉🎉🎉", "Glad to hear it!")]
    [InlineData("🦄", "I can't read that sign")]
    [InlineData("???", "I didn't understand that")]
    [InlineData("asdf qwer zxcv", "I didn't understand that")]
    [InlineData("write me a poem", "I'm not sure that I can help with that")]
    public async Task Each_gets_a_fitting_answer_and_makes_no_ticket(string text, string answer)
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage heard = await stage.HearsAsync(Mara, text, Cancelled);

        Assert.Contains(answer, heard.Words, StringComparison.Ordinal);
        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
        Assert.Empty(await stage.RowsAsync(Keys.Conversation(Mara.Chat), Cancelled));
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task A_swear_word_in_a_report_is_a_report()
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage card = await stage.HearsAsync(Mara, "this shitty printer on floor 2 prints empty pages again", Cancelled);

        Assert.Contains("This is what I understood", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anger_while_something_is_asked_is_answered_and_the_question_still_stands()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, "The printer has a paper jam on every single page", Cancelled);

        Assert.Contains("annoyed", (await stage.HearsAsync(Mara, "are you stupid?", Cancelled)).Words, StringComparison.Ordinal);
        Assert.Contains("This is what I understood", (await stage.HearsAsync(Mara, "second floor", Cancelled)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(90, true)]
    public async Task A_wall_of_text_gets_the_title_that_says_what_it_is_about_and_is_told_when_it_is_cut(int sentences, bool isCut)
    {
        await using DeskStage stage = await StartAsync();
        string before = "Good morning everybody, I came in at eight today and had a nice coffee with the colleagues from the second floor. ";
        string wall = before + "The VPN drops every ten minutes and says error 809. " + string.Concat(Enumerable.Repeat("We talked about this and that for a good while then. ", sentences));

        PostedMessage card = await stage.HearsAsync(Mara, wall, Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Tickets.Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal("The VPN drops every ten minutes and says error 809", stored.Title);
        Assert.Equal(isCut, stored.Description.Length < wall.Trim().Length);
        Assert.True(stored.Description.Length <= 4000);
        Assert.Equal(isCut, stage.Teams.ChatOf(Mara).Messages[0].OldCards.Any(old => old.GetRawText().Contains("longer than a ticket can hold", StringComparison.Ordinal)));
        await AssertSoundAsync(stage);
    }
}
