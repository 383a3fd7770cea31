using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A report that is known already: an open ticket of the same person, or what several others report.</summary>
public sealed class KnownThings : OutageStory
{
    private const string Add = "Add";
    private const string Follow = "Follow";
    private const string Anyway = "Create my own ticket anyway";
    private const string Vpn = "The VPN drops every ten minutes";
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task The_same_matter_of_the_same_person_is_added_to_the_open_ticket_and_reaches_the_agents()
    {
        await using DeskStage stage = await StartPlainAsync();
        Reported first = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear);

        PostedMessage card = await stage.HearsAsync(Mara, "my laptop still won't turn on, I tried another socket", Cancelled);
        Assert.Contains($"Shall I add this to {first.Name}?", card.Words, StringComparison.Ordinal);
        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, Add, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains($"I have added it to {first.Name}", answer.Words, StringComparison.Ordinal);
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(first.Number, Cancelled));
        Assert.Contains("I tried another socket", stage.Teams.Conversation(first.Card.ConversationId).Last.Text, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("yes", "I have added it to INC-1001")]
    [InlineData("no", "This is what I understood")]
    public async Task It_can_be_answered_in_words(string word, string answer)
    {
        await using DeskStage stage = await StartPlainAsync();
        await stage.ReportsAsync(Mara, Cancelled, Steps.Clear);
        await stage.HearsAsync(Mara, "my laptop still won't turn on, I tried another socket", Cancelled);

        Assert.Contains(answer, (await stage.HearsAsync(Mara, word, Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_goes_on_to_the_card_and_another_matter_is_not_asked_about()
    {
        await using DeskStage stage = await StartPlainAsync();
        await stage.ReportsAsync(Mara, Cancelled, Steps.Clear);

        PostedMessage card = await stage.HearsAsync(Mara, "my laptop still won't turn on, I tried another socket", Cancelled);
        await stage.People.PressesAsync(Mara, card, "It's something else", Cancelled);
        Assert.NotEmpty(card.ButtonFor("intake/create", Mara));
        PostedMessage other = await stage.HearsAsync(Mara, Vpn, Cancelled);

        Assert.Contains("This is what I understood", other.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_resolved_meanwhile_becomes_a_ticket_of_its_own()
    {
        await using DeskStage stage = await StartPlainAsync();
        Reported first = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear);
        PostedMessage card = await stage.HearsAsync(Mara, "my laptop still won't turn on, I tried another socket", Cancelled);
        await first.ResolveAsync(stage.World.Ben, "New battery", Cancelled);

        await stage.People.PressesAsync(Mara, card, Add, Cancelled);

        Assert.NotEmpty(card.ButtonFor("intake/create", Mara));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task The_fourth_person_follows_with_one_tap_counts_as_affected_and_is_told_when_it_is_over(int shards)
    {
        await using DeskStage stage = await StartAsync(("shards: 1\n", $"shards: {shards}\n"));
        Reported first = await stage.ReportsAsync(Crowd.Others[0], Cancelled, Vpn);
        stage.Clock.Advance(TimeSpan.FromMinutes(1)); // The oldest is the one to follow.
        await stage.ReportsAsync(Crowd.Others[1], Cancelled, Vpn);
        await stage.ReportsAsync(Crowd.Others[2], Cancelled, Vpn);
        Person fourth = Crowd.Others[3];

        PostedMessage card = await stage.HearsAsync(fourth, Vpn, Cancelled);
        Assert.Contains("3 people report this. Follow it?", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Name, card.Words, StringComparison.Ordinal);
        DeskAnswer answer = await stage.People.PressesAsync(fourth, card, Follow, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("I'll tell you when it is over", answer.Words, StringComparison.Ordinal);
        Ticket followed = (await StoredAsync(stage, first)).Ticket;
        Assert.Equal((1, 4), (followed.Followers, followed.Same?.People));
        Assert.Contains("4 people report the same", first.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
        await first.ResolveAsync(stage.World.Ben, "It was the secret router", Cancelled);
        Assert.Contains($"{first.Name}, which you follow, is resolved", stage.Teams.ChatOf(fourth).Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret router", stage.Teams.ChatOf(fourth).Last.Text, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Many_who_follow_at_the_same_moment_are_all_counted_and_raise_the_impact()
    {
        await using DeskStage stage = await StartAsync(("  high: 10\n", "  high: 7\n"));
        Reported first = await stage.ReportsAsync(Crowd.Others[0], Cancelled, Vpn, ("Who is affected?", "Just me"));
        await stage.ReportsAsync(Crowd.Others[1], Cancelled, Vpn);
        await stage.ReportsAsync(Crowd.Others[2], Cancelled, Vpn);
        Person[] more = [.. Crowd.Others.Skip(3).Take(5)];
        List<PostedMessage> cards = [];
        foreach (Person one in more)
        {
            cards.Add(await stage.HearsAsync(one, Vpn, Cancelled));
        }

        await Task.WhenAll(more.Zip(cards, (one, card) => stage.People.PressesAsync(one, card, Follow, Cancelled)));
        await stage.SettleAsync(Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Ticket followed = (await StoredAsync(stage, first)).Ticket;
        Assert.Equal((5, 8, Level.High), (followed.Followers, followed.Same?.People, followed.Impact));
        Assert.NotEqual(Priority.P1, followed.Priority);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_own_ticket_stays_possible_and_two_people_are_not_enough_to_ask()
    {
        await using DeskStage stage = await StartAsync();
        await stage.ReportsAsync(Crowd.Others[0], Cancelled, Vpn);
        await stage.ReportsAsync(Crowd.Others[1], Cancelled, Vpn);
        PostedMessage third = await stage.HearsAsync(Crowd.Others[2], Vpn, Cancelled);
        Assert.Contains("This is what I understood", third.Words, StringComparison.Ordinal);
        await stage.CreatesAsync(Crowd.Others[2], third, Cancelled);

        PostedMessage fourth = await stage.HearsAsync(Crowd.Others[3], Vpn, Cancelled);
        await stage.People.PressesAsync(Crowd.Others[3], fourth, Anyway, Cancelled);
        await stage.CreatesAsync(Crowd.Others[3], fourth, Cancelled);

        Assert.Equal(4, await TicketsAsync(stage));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_has_the_highest_priority_is_offered_to_the_second_person()
    {
        await using DeskStage stage = await StartAsync();
        await stage.ReportsAsync(Crowd.Others[0], Cancelled, Vpn, ("Who is affected?", "Many people"), ("Can you keep working?", "No"));

        PostedMessage card = await stage.HearsAsync(Crowd.Others[1], Vpn, Cancelled);

        Assert.Contains("it is being worked on first. Follow it?", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_presses_after_it_was_resolved_is_told_so()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await stage.ReportsAsync(Crowd.Others[0], Cancelled, Vpn, ("Who is affected?", "Many people"), ("Can you keep working?", "No"));
        PostedMessage card = await stage.HearsAsync(Crowd.Others[1], Vpn, Cancelled);
        await first.ResolveAsync(stage.World.Ben, "Done", Cancelled);

        await stage.People.PressesAsync(Crowd.Others[1], card, Follow, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("is resolved by now", stage.Teams.ChatOf(Crowd.Others[1]).Last.Text, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("VPN trennt ständig die Verbindung", "3 Personen melden das.", "Verfolgen")]
    [InlineData("Le VPN se coupe toutes les dix minutes", "3 personnes signalent cela.", "Suivre")]
    [InlineData("La VPN se corta cada diez minutos", "3 personas informan de esto.", "Seguir")]
    public async Task It_is_asked_in_the_language_of_the_report(string text, string question, string button)
    {
        await using DeskStage stage = await StartAsync();
        for (int i = 0; i < 3; i++)
        {
            await stage.ReportsAsync(Crowd.Others[i], Cancelled, text);
        }

        PostedMessage card = await stage.HearsAsync(Crowd.Others[3], text, Cancelled);

        Assert.Contains(question, card.Words, StringComparison.Ordinal);
        Assert.Equal(button, card.ButtonFor("intake/follow"));
    }

    private static async Task<int> TicketsAsync(DeskStage stage) => (await stage.RowsAsync("t|", Cancelled)).Count;

    private static Task<DeskStage> StartPlainAsync() => DeskStage.StartAsync(Cancelled);
}
