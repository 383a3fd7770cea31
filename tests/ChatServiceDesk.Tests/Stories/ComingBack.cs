using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Somebody leaves in the middle of a report and comes back.</summary>
public sealed class ComingBack : Story
{
    private const string Jam = "The printer has a paper jam on every single page";
    private static readonly Person Mara = World.Sample.Mara;

    [Theory]
    [InlineData("hi", "Yesterday you told me:", "Continue")]
    [InlineData("it is broken", "Yesterday you told me:", "Continue")]
    public async Task After_a_day_a_summary_comes_instead_of_a_stale_question(string text, string heading, string button)
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.FromDays(1));

        PostedMessage summary = await stage.HearsAsync(Mara, text, Cancelled);
        Assert.Contains(heading, summary.Words, StringComparison.Ordinal);
        Assert.Contains(Jam, summary.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, summary, button, Cancelled);

        Assert.Equal("location", summary.AsksFor(Mara));
    }

    [Fact]
    public async Task The_intake_card_comes_again_where_that_was_next()
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.Zero);
        await stage.HearsAsync(Mara, "second floor", Cancelled);
        stage.Clock.Advance(TimeSpan.FromDays(2));

        PostedMessage summary = await stage.HearsAsync(Mara, "hello", Cancelled);
        Assert.Contains("On November 23 you told me:", summary.Words, StringComparison.Ordinal);
        Assert.Contains("Place: second floor", summary.Words, StringComparison.Ordinal);
        PostedMessage card = await stage.HearsAsync(Mara, "yes", Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.Equal("second floor", Assert.Single((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Details).Text);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_new_report_is_no_answer_to_the_old_question()
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.FromDays(1));

        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        Assert.Contains("This is what I understood", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("paper jam", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_a_day_later_is_not_swallowed_either()
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.FromDays(1));

        PostedMessage summary = await stage.HearsAsync(Mara, "second floor", Cancelled);

        Assert.Contains("Shall I go on with it?", summary.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Start over", "Tell me in a sentence or two")]
    [InlineData("Cancel", "I created nothing")]
    public async Task The_other_buttons_begin_anew_or_forget_it(string button, string answer)
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.FromDays(1));
        PostedMessage summary = await stage.HearsAsync(Mara, "hi", Cancelled);

        DeskAnswer said = await stage.People.PressesAsync(Mara, summary, button, Cancelled);

        Assert.Contains(answer, said.Words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Theory]
    [InlineData("my tickets", "You have no tickets")]
    [InlineData("thanks", "You're welcome")]
    [InlineData("help", "This is what I can do for you")]
    public async Task Whoever_wants_something_else_is_not_held_up(string text, string answer)
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.FromDays(1));

        Assert.Contains(answer, (await stage.HearsAsync(Mara, text, Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_once_and_not_after_two_weeks()
    {
        await using DeskStage stage = await LeftAsync(TimeSpan.FromDays(1));
        await stage.HearsAsync(Mara, "hi", Cancelled);
        Assert.Contains("Hello Mara", (await stage.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
        await using DeskStage other = await LeftAsync(TimeSpan.FromDays(15));

        Assert.Contains("Hello Mara", (await other.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Der Drucker hat bei jeder Seite einen Papierstau", "Gestern haben Sie mir geschrieben:", "Weitermachen")]
    [InlineData("L'imprimante fait un bourrage papier à chaque page", "Hier, vous m’avez écrit :", "Continuer")]
    [InlineData("La impresora tiene un atasco de papel en cada página", "Ayer me contó:", "Continuar")]
    public async Task It_speaks_their_language(string text, string heading, string button)
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, text, Cancelled);
        stage.Clock.Advance(TimeSpan.FromDays(1));

        PostedMessage summary = await stage.HearsAsync(Mara, "hi", Cancelled);

        Assert.Contains(heading, summary.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, summary, button, Cancelled);
        Assert.Equal("location", summary.AsksFor(Mara));
    }

    /// <summary>A report whose question was left without an answer.</summary>
    private static async Task<DeskStage> LeftAsync(TimeSpan time)
    {
        DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Jam, Cancelled);
        stage.Clock.Advance(time);
        return stage;
    }
}
