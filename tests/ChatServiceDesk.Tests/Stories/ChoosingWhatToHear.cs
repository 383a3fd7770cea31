using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>People say how much they want to hear, and when not; what they are not told is recorded, and their cards stay up to date.</summary>
public sealed class ChoosingWhatToHear(Azurite azurite) : Story
{
    private const string ReasonLabel = "Who or what do you wait for? The requester will read this.";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task Important_leaves_out_who_works_on_it_and_tells_what_counts(Shelf shelf)
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, await azurite.StorageAsync(shelf, Cancelled));
        PostedMessage card = await stage.HearsAsync(Mara, "notify important", Cancelled);
        Assert.Contains("You hear\nWhat is important", card.Words, StringComparison.Ordinal);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        int before = stage.Teams.ChatOf(Mara).Messages.Count;

        await ticket.ClaimAsync(Ben, Cancelled);
        Assert.Equal(before, stage.Teams.ChatOf(Mara).Messages.Count);
        Assert.Contains("In progress", ticket.Receipt.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Ben, ticket.Card, "Set to waiting", Cancelled, (ReasonLabel, "A part"));
        Assert.Equal(before + 1, stage.Teams.ChatOf(Mara).Messages.Count);
        await ticket.PressAsync(Ben, ticket.Card, "Continue", Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P2 High"));
        Assert.Equal(before + 1, stage.Teams.ChatOf(Mara).Messages.Count);
        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        Assert.Equal(before + 3, stage.Teams.ChatOf(Mara).Messages.Count);

        Assert.Equal("dropped: they want to hear only what is important", await OutcomeAsync(stage, ticket, "say-requester-2"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task None_leaves_only_questions_and_the_card_has_the_way_back()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, "notify none", Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        int before = stage.Teams.ChatOf(Mara).Messages.Count;
        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        Assert.Equal(before + 1, stage.Teams.ChatOf(Mara).Messages.Count);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        Assert.Equal(before + 1, stage.Teams.ChatOf(Mara).Messages.Count);
        Assert.Contains("New battery", ticket.Receipt.Words, StringComparison.Ordinal);

        await ticket.PressAsync(Mara, ticket.Receipt, "Reopen ticket", Cancelled, (Steps.ReasonLabel, "Still dark"));

        Assert.Contains("Waiting for an agent", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains($"Mara Lindqvist has reopened {ticket.Name}: Still dark", stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        await stage.HearsAsync(Mara, "notify all", Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        Assert.Contains("is working on", stage.TextsTo(Mara)[^1], StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_buttons_of_the_card_do_the_same_and_it_shows_how_it_is()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, "notifications", Cancelled);
        Assert.Contains("You hear\nEverything\nQuiet hours\nNone", card.Words, StringComparison.Ordinal);

        DeskAnswer answer = await PressAsync(stage, card, "Only questions");
        Assert.Contains("You hear\nOnly questions", answer.Words, StringComparison.Ordinal);
        await PressAsync(stage, card, "Set quiet hours", ("From", "21:30"), ("To", "06:15"));
        PostedMessage now = await stage.HearsAsync(Mara, "notify", Cancelled);
        Assert.Contains("You hear\nOnly questions\nQuiet hours\n21:30-06:15", now.Words, StringComparison.Ordinal);
        await PressAsync(stage, now, "No quiet hours");
        await stage.ReportsAsync(Mara, Cancelled);

        Assert.Equal(new Wishes(NotifyLevel.None, Wishes.NoQuiet), (await new ContactStore(stage.Table).FindAsync(stage.Home(), new(Mara.AadObjectId), Cancelled))?.Wishes);
        DeskAnswer forged = await stage.ForgesAsync(Mara, "notify/set", new System.Text.Json.Nodes.JsonObject { ["level"] = "7", ["quiet"] = "1-1" }, null, Cancelled);
        Assert.Contains("I did not understand that.", forged.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("de", "Benachrichtigungen wichtige", "Ruhezeit 20-7")]
    [InlineData("fr", "notifications importantes", "heures calmes 20h-7h")]
    [InlineData("es", "notificaciones importantes", "horas de silencio 20:00-07:00")]
    public async Task The_commands_are_understood_and_answered_in_every_language(string language, string level, string quiet)
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, language switch
        {
            "de" => "Guten Morgen, wie geht es Ihnen heute?",
            "fr" => "Bonjour, comment allez-vous aujourd'hui ?",
            _ => "Buenos días, ¿cómo está usted hoy?",
        }, Cancelled);
        await stage.ReportsAsync(Mara, Cancelled, language switch
        {
            "de" => "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau",
            "fr" => "L'imprimante du deuxième étage n'avale plus le papier et signale un bourrage",
            _ => "La impresora de la segunda planta ya no coge papel e indica un atasco",
        });
        Texts texts = Texts.In(language);

        await stage.HearsAsync(Mara, level, Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, quiet, Cancelled);

        Assert.Contains($"{texts["Preferences.YouHear"]}\n{texts["Preferences.Important"]}\n{texts["Preferences.QuietHours"]}\n20:00-07:00", card.Words, StringComparison.Ordinal);
        PostedMessage unclear = await stage.HearsAsync(Mara, level.Split(' ')[0] + " xyz", Cancelled);
        Assert.Contains(texts["Preferences.Unclear"], unclear.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task In_quiet_hours_news_wait_and_come_in_order_when_they_end(Shelf shelf)
    {
        await using DeskStage stage = await StartQuietAsync(await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(11), Cancelled); // 21:00 in Oslo; the first response is late, and the rest of this day quiet.
        int before = stage.TextsTo(Mara).Count;

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P4 Low"));
        await stage.PassAsync(TimeSpan.FromHours(9.5), Cancelled);
        Assert.Equal(before, stage.TextsTo(Mara).Count);
        Assert.Contains("In progress", ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
        await stage.PassAsync(TimeSpan.FromHours(0.5), Cancelled);

        Assert.Equal(["Ben Okafor is", $"{ticket.Name} now"], stage.TextsTo(Mara).Skip(before).Select(text => string.Join(' ', text.Split(' ').Take(ticket.Name.Length > 0 && text.StartsWith("Ben", StringComparison.Ordinal) ? 3 : 2))));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_not_true_any_more_in_the_morning_is_dropped_with_its_reason()
    {
        await using DeskStage stage = await StartQuietAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(11), Cancelled);
        int before = stage.TextsTo(Mara).Count;
        await ticket.PressAsync(Ben, ticket.Card, "Set to waiting", Cancelled, (ReasonLabel, "A part"));
        await ticket.PressAsync(Ben, ticket.Card, "Continue", Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P4 Low"));
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P5 Planning"));
        await stage.PassAsync(TimeSpan.FromHours(10), Cancelled);

        Assert.Equal(2, stage.TextsTo(Mara).Count - before);
        Assert.Equal("dropped: the work goes on", await OutcomeAsync(stage, ticket, "say-requester-3"));
        Assert.Equal("dropped: the priority has changed again", await OutcomeAsync(stage, ticket, "say-requester-5"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_question_comes_at_night_too_and_what_it_has_overtaken_is_dropped()
    {
        await using DeskStage stage = await StartQuietAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(11), Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.AskAsync(Ben, "Which one?", Cancelled);

        Assert.Contains("Which one?", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
        int before = stage.Teams.ChatOf(Mara).Messages.Count;
        await stage.PassAsync(TimeSpan.FromHours(10), Cancelled);

        Assert.Equal(before, stage.Teams.ChatOf(Mara).Messages.Count);
        Assert.Equal("dropped: later news has been told", await OutcomeAsync(stage, ticket, "say-requester-3"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_has_the_highest_priority_wakes_people_and_who_wants_no_quiet_hears_all()
    {
        await using DeskStage stage = await StartQuietAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.HearsAsync(stage.World.Dana, "notify quiet off", Cancelled);
        Reported other = await stage.ReportsAsync(stage.World.Dana, Cancelled, "The printer on the second floor prints empty pages only");
        await stage.PassAsync(TimeSpan.FromHours(11), Cancelled);
        int maras = stage.TextsTo(Mara).Count;
        int danas = stage.TextsTo(stage.World.Dana).Count;

        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        await stage.PassAsync(TimeSpan.FromSeconds(5), Cancelled);
        await other.ClaimAsync(Ben, Cancelled);

        Assert.True(stage.TextsTo(Mara).Count > maras);
        Assert.Equal(danas + 1, stage.TextsTo(stage.World.Dana).Count);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_answer_is_no_push()
    {
        await using DeskStage stage = await StartQuietAsync();
        await stage.HearsAsync(Mara, "notify none", Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(12), Cancelled);
        int before = stage.Teams.ChatOf(Mara).Messages.Count;

        await stage.HearsAsync(Mara, "my tickets", Cancelled);

        Assert.Equal(before + 1, stage.Teams.ChatOf(Mara).Messages.Count);
    }

    private static Task<DeskStage> StartQuietAsync(StageStorage? storage = null) =>
        SurveyDesk.StartWithAsync(SampleDeskFile.Text + "\nnotifications:\n  quiet: 20:00-07:00\n", Cancelled, storage);

    private static async Task<string> OutcomeAsync(DeskStage stage, Reported ticket, string what) =>
        Assert.Single(await stage.RowsAsync(Keys.Delivery(ticket.Number, what), Cancelled)).Data.String("Outcome");

    private static async Task<DeskAnswer> PressAsync(DeskStage stage, PostedMessage card, string title, params (string Field, string Value)[] inputs)
    {
        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, new Press(title) { Inputs = inputs.ToDictionary(input => input.Field, input => input.Value) }, Cancelled);
        await stage.SettleAsync(Cancelled);
        return answer;
    }
}
