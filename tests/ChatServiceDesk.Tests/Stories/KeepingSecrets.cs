using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>People write their passwords into everything. None is kept, and they are told.</summary>
public sealed class KeepingSecrets(Azurite azurite) : Story
{
    private const string Secret = "Zebra77Quagga!";
    private const string Card = "4111 1111 1111 1111";
    private const string Notice = "I took a password out of your message and did not keep it. If it was a real one, please change it.";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task A_password_in_a_report_is_nowhere_and_the_person_is_told_once(Shelf shelf)
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled, storage: await azurite.StorageAsync(shelf, Cancelled));

        PostedMessage card = await desk.Stage.HearsAsync(Mara, $"I can't log in to the VPN, my password is {Secret} and it says error 809", Cancelled);
        Assert.Equal(1, Told(desk.Stage, Mara));
        Reported ticket = await desk.Stage.CreatesAsync(Mara, card, Cancelled);

        Assert.Contains("my password is [password] and it says error 809", (await desk.Stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description, StringComparison.Ordinal);
        Assert.Empty(desk.Stage.TextsTo(Mara)); // Not a second time.
        Assert.Contains("[password]", ticket.Card.Words, StringComparison.Ordinal);
        await desk.NowhereAsync(Secret, Cancelled);
        await AssertSoundAsync(desk.Stage);
    }

    [Fact]
    public async Task What_is_no_secret_is_found_where_a_secret_is_searched_for()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);

        await desk.Stage.ReportsAsync(Mara, Cancelled, "The VPN says error 809 and Okapi on my laptop");

        List<string> places = await desk.PlacesAsync("Okapi", Cancelled);
        Assert.Contains(places, place => place.StartsWith("row t|", StringComparison.Ordinal));
        Assert.Contains(places, place => place.StartsWith("file ", StringComparison.Ordinal));
        Assert.Contains(places, place => place.StartsWith("message ", StringComparison.Ordinal));
        Assert.DoesNotContain(places, place => place.StartsWith("log ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_in_a_vague_message_is_told_with_the_question()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);

        await desk.Stage.HearsAsync(Mara, $"it doesn't work, pw: {Secret}", Cancelled);

        Assert.Equal(1, Told(desk.Stage, Mara));
        Assert.Single(desk.Stage.Teams.ChatOf(Mara).Messages);
        await desk.NowhereAsync(Secret, Cancelled);
    }

    [Fact]
    public async Task A_password_that_only_two_messages_say_together_is_taken_out_too()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        await desk.Stage.HearsAsync(Mara, "it doesn't work", Cancelled);
        await desk.Stage.HearsAsync(Mara, "pw:", Cancelled);
        Assert.Equal(0, Told(desk.Stage, Mara));
        Assert.Equal(2, desk.Stage.TextsTo(Mara).Count); // Two questions; the next message is the answer to the second.

        await desk.Stage.HearsAsync(Mara, Secret, Cancelled);

        Assert.Equal(1, Told(desk.Stage, Mara));
        await desk.NowhereAsync(Secret, Cancelled);
    }

    [Fact]
    public async Task A_password_in_an_edit_is_taken_out()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        JsonObject message = desk.Stage.People.Activities.Message(Mara, Steps.Clear);
        await desk.Stage.People.SendAsync(message, Cancelled);
        await desk.Stage.PassAsync(TimeSpan.FromSeconds(10), Cancelled);

        await desk.Stage.People.SendAsync(desk.Stage.People.Activities.Edit(message, $"{Steps.Clear}. Password: {Secret}"), Cancelled);
        await desk.Stage.SettleAsync(Cancelled);

        Assert.Equal(1, Told(desk.Stage, Mara));
        Assert.Contains("Password: [password]", desk.Stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        await desk.NowhereAsync(Secret, Cancelled);
    }

    [Theory]
    [InlineData("Title", "Password ")]
    [InlineData("Description", "my password is ")]
    [InlineData("Description", "Das Kennwort lautet: ")]
    public async Task A_password_typed_into_the_card_is_taken_out_and_told_in_a_message(string field, string before)
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        PostedMessage card = await desk.Stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        Press press = new("Create ticket") { Inputs = new Dictionary<string, string> { [field] = before + Secret } };
        DeskAnswer answer = await desk.Stage.People.PressesAsync(Mara, card, press, Cancelled);
        desk.Answers.Add(answer.Body?.GetRawText() ?? "");
        await desk.Stage.SettleAsync(Cancelled);

        Assert.Contains(await desk.PlacesAsync($"{before}[password]", Cancelled), place => place.StartsWith("row t|", StringComparison.Ordinal));
        Assert.Equal([Notice], desk.Stage.TextsTo(Mara));
        await desk.NowhereAsync(Secret, Cancelled);
        await AssertSoundAsync(desk.Stage);
    }

    [Fact]
    public async Task A_card_that_comes_back_with_a_problem_comes_back_without_the_password()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        PostedMessage card = await desk.Stage.HearsAsync(Mara, Steps.Clear, Cancelled);
        JsonObject data = card.DataOf("Create ticket");
        data["description"] = $"my password is {Secret}";
        data["category"] = "hardware";

        DeskAnswer answer = await desk.Stage.ForgesAsync(Mara, "intake/create", data, null, Cancelled);
        desk.Answers.Add(answer.Body?.GetRawText() ?? "");
        await desk.Stage.SettleAsync(Cancelled);

        Assert.Contains("Title is empty", answer.Words, StringComparison.Ordinal);
        Assert.Contains("my password is [password]", answer.Words, StringComparison.Ordinal);
        await desk.NowhereAsync(Secret, Cancelled);
    }

    [Fact]
    public async Task Passwords_in_everything_that_is_said_about_a_ticket_are_nowhere()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        Reported ticket = await desk.Stage.ReportsAsync(Mara, Cancelled);
        string said = $"the password is {Secret}";

        desk.Answers.Add((await ticket.AskAsync(Ben, said, Cancelled)).Body?.GetRawText() ?? "");
        desk.Answers.Add((await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", said))).Body?.GetRawText() ?? "");
        desk.Answers.Add((await ticket.ResolveAsync(Ben, said, Cancelled)).Body?.GetRawText() ?? "");
        desk.Answers.Add((await ticket.PressAsync(Mara, ticket.News("How satisfied"), "😕 2", Cancelled, (Steps.CommentLabel, said))).Body?.GetRawText() ?? "");
        desk.Answers.Add((await ticket.PressAsync(Mara, ticket.News("Thank you"), "Reopen ticket", Cancelled, (Steps.ReasonLabel, said))).Body?.GetRawText() ?? "");

        Assert.Equal(["Opened", "Claimed", "Asked", "Answered", "Resolved", "SurveyAnswered", "ComplaintRaised", "Reopened"], await desk.Stage.EventsAsync(ticket.Number, Cancelled));
        Assert.NotEmpty(await desk.PlacesAsync("the password is [password]", Cancelled));
        Assert.Equal(3, desk.Stage.TextsTo(Mara).Count(text => text == Notice));
        await desk.NowhereAsync(Secret, Cancelled);
        await AssertSoundAsync(desk.Stage);
    }

    [Fact]
    public async Task A_password_in_a_written_answer_is_taken_out()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        Reported ticket = await desk.Stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Is the light on?", Cancelled);

        await desk.Stage.HearsAsync(Mara, $"No, the light is off, pw: {Secret}", Cancelled);

        Assert.Contains(desk.Stage.Teams.Conversation(ticket.Card.ConversationId).Texts, text => text.EndsWith("answers: No, the light is off, pw: [password]", StringComparison.Ordinal));
        Assert.Contains(desk.Stage.TextsTo(Mara), text => text.StartsWith("Thank you!", StringComparison.Ordinal) && text.EndsWith(Notice, StringComparison.Ordinal));
        await desk.NowhereAsync(Secret, Cancelled);
    }

    [Fact]
    public async Task An_old_client_is_told_too()
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);
        PostedMessage card = await desk.Stage.HearsAsync(Mara, Steps.Clear, Cancelled);
        Press press = new("Create ticket") { Inputs = new Dictionary<string, string> { ["Description"] = $"my password is {Secret}" } };

        await desk.Stage.People.PressesWithOldClientAsync(Mara, card, press, Cancelled);
        await desk.Stage.SettleAsync(Cancelled);

        Assert.Equal(1, await desk.Stage.TicketCountAsync(Cancelled));
        Assert.Equal([Notice], desk.Stage.TextsTo(Mara));
        await desk.NowhereAsync(Secret, Cancelled);
    }

    [Theory]
    [InlineData("[card, iban, nationalId]", false)]
    [InlineData("[]", true)]
    [InlineData("[email, phone]", true)]
    public async Task Card_numbers_are_kept_or_not_as_the_desk_is_configured(string kinds, bool isKept)
    {
        using SampleDeskFile file = new();
        file.Read(SampleDeskFile.With("redactStored: [card, iban, nationalId]", $"redactStored: {kinds}"));
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled, config: file.Path);

        Reported ticket = await desk.Stage.ReportsAsync(Mara, Cancelled, $"The expense software crashes when I enter my card {Card} with error 403, please repair the program");

        Ticket stored = (await desk.Stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(isKept, stored.Description.Contains(Card, StringComparison.Ordinal));
        Assert.Equal(!isKept, stored.Description.Contains("my card [card] with error 403", StringComparison.Ordinal));
        Assert.Empty(desk.Stage.TextsTo(Mara)); // Nobody has to change a card for that.
        if (!isKept)
        {
            await desk.NowhereAsync(Card, Cancelled);
        }
    }

    [Fact]
    public async Task Addresses_of_the_own_domain_stay_where_others_go()
    {
        using SampleDeskFile file = new();
        file.Read(SampleDeskFile.With("redactStored: [card, iban, nationalId]", "redactStored: [email]").Replace("ownDomains: []", "ownDomains: [example.com]", StringComparison.Ordinal));
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled, config: file.Path);

        Reported ticket = await desk.Stage.ReportsAsync(Mara, Cancelled, "Mails from eve@other.org to ada@example.com bounce with error 550");

        Assert.Equal("Mails from [e-mail] to ada@example.com bounce with error 550", (await desk.Stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description);
    }

    [Theory]
    [InlineData("my password does not work since this morning")]
    [InlineData("password expired yesterday and INC-1042 is about the same")]
    [InlineData("mot de passe oublié")]
    public async Task Words_about_passwords_are_heard_as_they_are(string text)
    {
        await using SecretDesk desk = await SecretDesk.StartAsync(Cancelled);

        await desk.Stage.HearsAsync(Mara, text, Cancelled);

        Assert.Equal(0, Told(desk.Stage, Mara));
    }

    private static int Told(DeskStage stage, Person who) => stage.Teams.ChatOf(who).Messages.Count(message => message.Words.Contains(Notice, StringComparison.Ordinal));
}
