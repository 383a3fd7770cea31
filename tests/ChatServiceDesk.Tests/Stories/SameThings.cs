using System.Globalization;
using System.Text.Json.Nodes;
using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Several people report the same thing: everybody hears of it, and its impact is raised.</summary>
public sealed class SameThings(Azurite azurite) : Story, IDisposable
{
    private const string Wifi = "wifi down on floor 3";
    private static readonly Person Ben = World.Sample.Ben;

    private static readonly string[] Ways =
    [
        Wifi, "No wlan on the third floor since 9", "Internet geht nicht im 3. Stock", "Le wifi ne marche plus au 3ème étage",
        "Is the wireless broken? Nobody on the 3rd floor gets a connection", "No hay internet en la planta 3",
    ];

    private readonly string _config = Path.GetTempFileName();

    /// <summary>Enough people for an outage; Ben stays the agent.</summary>
    private static World Crowd { get; } = new()
    {
        Others = [.. Enumerable.Range(1, 12).Select(i => new Person($"person-{i}", $"Person{i}", "Crowd", string.Create(CultureInfo.InvariantCulture, $"aaaaaaaa-0000-4000-8000-{i:D12}")))],
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel("19:security@thread.tacv2", "Security")]),
    };

    public void Dispose() => File.Delete(_config);

    [Fact]
    public async Task The_receipt_tells_how_many_others_have_reported_this_and_names_nobody()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        Reported second = await ReportAsync(stage, 1);
        Assert.Contains("One other person has reported this.", ReceiptOf(second), StringComparison.Ordinal);

        PostedMessage card = await stage.HearsAsync(Crowd.Others[2], Ways[2], Cancelled);
        DeskAnswer receipt = await stage.People.PressesAsync(
            Crowd.Others[2], card, new Press("Create ticket") { Inputs = Form().ToDictionary(input => input.Field, input => input.Value) }, Cancelled);
        Assert.Contains("2 others have reported this.", receipt.Words, StringComparison.Ordinal);
        await stage.SettleAsync(Cancelled);

        Reported third = new(stage, Crowd.Others[2], Steps.NameIn(receipt.Words), card);
        Assert.DoesNotContain(stage.Teams.ChatOf(third.By).Messages, message => message.Words.Contains(first.Name, StringComparison.Ordinal) || message.Words.Contains(first.By.Name, StringComparison.Ordinal));
        Assert.Contains("2 others have reported this.", ReceiptOf(first), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(Shelf.Sqlite, 1)]
    [InlineData(Shelf.Sqlite, 16)]
    [InlineData(Shelf.Azurite, 4)]
    public async Task The_third_person_raises_the_impact_of_all_of_them_wherever_they_are(Shelf shelf, int shards)
    {
        await using DeskStage stage = await StartAsync(("shards: 1\n", $"shards: {shards}\n"), shelf);
        Reported[] tickets = [await ReportAsync(stage, 0), await ReportAsync(stage, 1)];
        Assert.All(tickets, ticket => Assert.Equal(["Opened"], EventsOf(stage, ticket)));

        tickets = [.. tickets, await ReportAsync(stage, 2)];

        foreach (Reported ticket in tickets)
        {
            Ticket raised = (await StoredAsync(stage, ticket)).Ticket;
            Assert.Equal((Level.Medium, Priority.P4, 3), (raised.Impact, raised.Priority, raised.Same?.People));
            Assert.Equal(["Opened", "ImpactRaised", "PriorityChanged"], EventsOf(stage, ticket));
            Assert.Contains(stage.TextsTo(ticket.By), text => text.StartsWith($"Others report the same, so {ticket.Name} now has priority P4 Low. We aim to resolve it by", StringComparison.Ordinal));
            Assert.Single(stage.TextsTo(ticket.By));
        }

        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_history_says_that_the_desk_did_it_because_of_whom_and_what_it_changed()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        Reported third = await ReportAsync(stage, 2);

        HistoryEntry[] history = await new TicketStore(stage.Table).HistoryAsync(stage.Home(), first.Number, Cancelled).ToArrayAsync(Cancelled);

        Assert.Equal(["Requester", "Desk", "Desk"], history.Select(entry => entry.By.Role.ToString()));
        Assert.Equal(($"compare-{third.Number}", "", "Medium 3", "P4"), (history[1].Source, history[1].Conversation, history[1].Words, history[2].Words));
        JsonNode changes = JsonNode.Parse(history[2].Changes)!; // An object.
        Assert.Equal(("Low", "Medium", "5", "4"), ((string?)changes["Impact"]![0], (string?)changes["Impact"]![1], (string?)changes["Priority"]![0], (string?)changes["Priority"]![1]));
        Assert.NotNull(changes["ResolutionDue"]);
    }

    [Fact]
    public async Task The_agents_card_names_the_others_and_is_updated_in_place_with_one_note_for_each_raise()
    {
        await using DeskStage stage = await StartAsync(("  high: 10\n", "  high: 5\n"));
        Reported[] tickets = new Reported[6];
        for (int i = 0; i < tickets.Length; i++)
        {
            tickets[i] = await ReportAsync(stage, i);
        }

        PostedMessage card = CardOf(tickets[0]);
        Assert.Contains("6 people report the same", card.Words, StringComparison.Ordinal);
        Assert.Contains($"Also {tickets[5].Name}, {tickets[4].Name}, {tickets[3].Name}, {tickets[2].Name}, {tickets[1].Name}", card.Words, StringComparison.Ordinal);
        Assert.Equal(6, stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards.Count);
        Assert.Equal(
            [
                $"3 people report the same: the impact of {tickets[0].Name} is medium now, its priority P4 Low.",
                $"5 people report the same: the impact of {tickets[0].Name} is high now, its priority P3 Medium.",
            ],
            stage.Teams.Conversation(card.ConversationId).Texts);
        Assert.DoesNotContain(stage.Teams.Conversation(CardOf(tickets[5]).ConversationId).Texts, text => text.StartsWith("3 people", StringComparison.Ordinal));
        Assert.InRange(card.Versions.Count, 2, 8);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task In_an_outage_cards_follow_in_steps_and_not_with_every_report()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        for (int i = 1; i < 11; i++)
        {
            await ReportAsync(stage, i);
        }

        Ticket raised = (await StoredAsync(stage, first)).Ticket;
        Assert.Equal((Level.High, Priority.P3, 10), (raised.Impact, raised.Priority, raised.Same?.People));
        string before = await stage.PictureAsync(Keys.Ticket(first.Number), Cancelled);

        Reported late = await ReportAsync(stage, 11);

        Assert.Equal(before, await stage.PictureAsync(Keys.Ticket(first.Number), Cancelled));
        Assert.Contains("10 people report the same", CardOf(first).Words, StringComparison.Ordinal);
        Assert.Contains("10 or more people report the same", CardOf(late).Words, StringComparison.Ordinal);
        Assert.Contains("and more", CardOf(late).Words, StringComparison.Ordinal);
        Assert.Contains("10 or more people have reported this.", ReceiptOf(late), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_desk_alone_makes_nothing_P1()
    {
        await using DeskStage stage = await StartAsync(("  high: 10\n", "  high: 3\n"));
        Reported first = await ReportAsync(stage, 0, ("Can you keep working?", "No"));
        await ReportAsync(stage, 1, ("Can you keep working?", "No"));
        await ReportAsync(stage, 2, ("Can you keep working?", "No"));

        Ticket raised = (await StoredAsync(stage, first)).Ticket;

        Assert.Equal((Level.High, Level.High, Priority.P2), (raised.Impact, raised.Urgency, raised.Priority));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_priority_that_an_agent_has_set_stays_and_the_requester_hears_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await first.PressAsync(Ben, CardOf(first), "Set priority", Cancelled, ("Priority", "P4 Low"));
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);

        Ticket raised = (await StoredAsync(stage, first)).Ticket;

        Assert.Equal((Level.Medium, Priority.P4), (raised.Impact, raised.Priority));
        Assert.Equal(["Opened", "PriorityChanged", "ImpactRaised"], EventsOf(stage, first));
        Assert.Single(stage.TextsTo(first.By));
        Assert.Contains("its priority P4 Low as set by an agent.", stage.Teams.Conversation(CardOf(first).ConversationId).Texts[^1], StringComparison.Ordinal);
        Assert.Contains("2 others have reported this.", ReceiptOf(first), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Nothing_is_lowered_where_the_requester_has_said_more()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0, ("Who is affected?", "Many people"));
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);

        Assert.Equal((Level.High, Priority.P3), ((await StoredAsync(stage, first)).Ticket.Impact, (await StoredAsync(stage, first)).Ticket.Priority));
        Assert.Equal(["Opened"], EventsOf(stage, first));
        Assert.Contains("3 people report the same", CardOf(first).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_same_person_three_times_is_one_person()
    {
        await using DeskStage stage = await StartAsync();
        for (int i = 0; i < 3; i++)
        {
            Reported again = await stage.ReportsAsync(World.Sample.Mara, Cancelled, Ways[i], Form());
            Assert.Equal(["Opened"], EventsOf(stage, again));
            Assert.Null((await StoredAsync(stage, again)).Ticket.Same);
        }

        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("Kind", "Service request")]
    [InlineData("Category", "Something else")]
    public async Task Requests_and_other_categories_do_not_count(string field, string value)
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        Reported other = await ReportAsync(stage, 2, (field, value));

        Assert.DoesNotContain("reported this", ReceiptOf(other), StringComparison.Ordinal);
        Assert.Equal(2, (await StoredAsync(stage, first)).Ticket.Same?.People);
        Assert.Equal(["Opened"], EventsOf(stage, first));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_resolved_or_reported_long_ago_does_not_count()
    {
        await using DeskStage stage = await StartAsync();
        Reported old = await ReportAsync(stage, 0);
        await stage.PassAsync(TimeSpan.FromHours(8) + TimeSpan.FromSeconds(1), Cancelled);
        Reported done = await ReportAsync(stage, 1);
        await done.PressAsync(Ben, CardOf(done), "Resolve ticket", Cancelled, (Steps.NoteLabel, "Restarted it"));
        Reported third = await ReportAsync(stage, 2);

        Assert.Null((await StoredAsync(stage, third)).Ticket.Same);
        Assert.Null((await StoredAsync(stage, old)).Ticket.Same);
        Assert.Equal(2, (await stage.RowsAsync(Keys.AlikePrefix, Cancelled)).Count);

        await ReportAsync(stage, 3);
        Assert.Equal(2, (await StoredAsync(stage, third)).Ticket.Same?.People);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_restricted_queue_takes_no_part_and_reveals_nothing()
    {
        await using DeskStage stage = await StartAsync();
        foreach (Person who in Crowd.Others.Take(3))
        {
            Reported ticket = await stage.ReportsAsync(who, Cancelled, "Everybody gets a phishing mail that pretends to be from Contoso bank", Form(("Category", "Security")));
            Assert.DoesNotContain("reported this", ReceiptOf(ticket), StringComparison.Ordinal);
            Assert.Equal(["Opened"], EventsOf(stage, ticket));
        }

        Assert.Empty(await stage.RowsAsync(Keys.AlikePrefix, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_queue_that_has_become_restricted_takes_no_part_any_more()
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("desk-same-").FullName;
        try
        {
            await using (DeskStage before = await DeskStage.StartAsync(Cancelled, new StageStorage.Folder(folder), world: Crowd))
            {
                await ReportAsync(before, 0);
            }

            Configure("  - name: Network\n", "  - name: Network\n    restricted: true\n");
            await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Folder(folder), world: Crowd, config: _config);
            stage.Clock.Advance(TimeSpan.FromMinutes(1)); // Teams' ids are times: the same ones would be duplicates.
            Reported second = await ReportAsync(stage, 1);

            Assert.DoesNotContain("reported this", ReceiptOf(second), StringComparison.Ordinal);
            Assert.Null((await StoredAsync(stage, second)).Ticket.Likeness);
            await AssertSoundAsync(stage);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Turned_off_it_writes_and_says_nothing()
    {
        await using DeskStage stage = await StartAsync(("  within: 8h\n", "  within: 0\n"));
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        Reported third = await ReportAsync(stage, 2);

        Assert.DoesNotContain("reported this", ReceiptOf(third), StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync(Keys.AlikePrefix, Cancelled));
        Assert.Equal(["Opened"], EventsOf(stage, first));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_ticket_of_an_earlier_version_takes_no_part_and_can_be_worked_on()
    {
        await using DeskStage stage = await StartAsync(("  within: 8h\n", "  within: 0\n"));
        Reported old = await ReportAsync(stage, 0); // Without a likeness, as earlier versions have written it.
        Row row = Assert.Single(await stage.RowsAsync(Keys.Ticket(old.Number), Cancelled));
        Assert.Equal(PropertyType.None, row.Data["Likeness"].Type);

        await old.PressAsync(Ben, CardOf(old), "Set priority", Cancelled, ("Priority", "P4 Low"));

        Assert.Equal(["Opened", "PriorityChanged"], EventsOf(stage, old));
        await AssertSoundAsync(stage);
    }

    /// <summary>None of them could see the others when it was made: only what is compared after the commit finds them.</summary>
    [Fact]
    public async Task Reports_at_the_same_moment_find_each_other()
    {
        await using DeskStage stage = await StartAsync(("shards: 1\n", "shards: 16\n"));
        PostedMessage[] cards = new PostedMessage[3];
        for (int i = 0; i < cards.Length; i++)
        {
            cards[i] = await stage.HearsAsync(Crowd.Others[i], Ways[i], Cancelled);
        }

        DeskAnswer[] answers = await Task.WhenAll(cards.Select((card, i) =>
            stage.People.PressesAsync(Crowd.Others[i], card, new Press("Create ticket") { Inputs = Form().ToDictionary(input => input.Field, input => input.Value) }, Cancelled)));
        await stage.SettleAsync(Cancelled);

        foreach ((int i, DeskAnswer answer) in answers.Index())
        {
            Reported ticket = new(stage, Crowd.Others[i], Steps.NameIn(answer.Words), cards[i]);
            Assert.Equal(["Opened", "ImpactRaised", "PriorityChanged"], EventsOf(stage, ticket));
        }

        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_agent_who_presses_while_it_is_raised_loses_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);

        DeskAnswer stale = await stage.People.PressesOnAsync(Ben, CardOf(first), CardOf(first).OldCards[0], new Press("Claim"), Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("changed since the card was drawn", stale.Words, StringComparison.Ordinal);
        await first.PressAsync(Ben, CardOf(first), "Claim", Cancelled);

        Assert.Equal(["Opened", "ImpactRaised", "PriorityChanged", "Claimed"], EventsOf(stage, first));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Asked_again_about_what_is_raised_already_nothing_happens_twice()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);
        string before = await stage.PictureAsync("", Cancelled);
        OpenReport report = OpenReport.Read(Assert.Single(await stage.RowsAsync(Keys.AlikePrefix, Cancelled), row => row.Key.EndsWith(Keys.Padded(first.Number), StringComparison.Ordinal)));

        await stage.CommitAsync(Cancelled, AgendaPlan.CompareAgain(report, 1003, stage.Clock.GetUtcNow()).Insert());
        await stage.SettleAsync(Cancelled);

        Assert.Equal(before, await stage.PictureAsync("", Cancelled));
    }

    [Theory]
    [InlineData("an index row is gone")]
    [InlineData("nobody compares it")]
    [InlineData("it is said that the desk did something else")]
    [InlineData("the desk made it P1")]
    public async Task Whatever_was_spoiled_is_found(string what)
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);
        string key = what switch
        {
            "an index row is gone" => (await stage.RowsAsync(Keys.AlikePrefix, Cancelled))[0].Key,
            "nobody compares it" => Keys.Delivery(first.Number, AgendaPlan.Compare),
            "it is said that the desk did something else" => Keys.History(first.Number, 2),
            _ => Keys.History(first.Number, 3),
        };
        Row row = Assert.Single(await stage.RowsAsync(key, Cancelled));
        await stage.CommitAsync(Cancelled, what switch
        {
            "it is said that the desk did something else" => new RowChange.Replace(key, row.Data.With("Event", "Claimed"), ETag.All),
            "the desk made it P1" => new RowChange.Replace(key, row.Data.With("Words", "P1"), ETag.All),
            _ => new RowChange.Delete(key, ETag.All),
        });

        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains(what.StartsWith("it is said", StringComparison.Ordinal) || what.StartsWith("the desk", StringComparison.Ordinal) ? "invariant 8" : "invariant 3", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_others_cannot_be_looked_for_the_ticket_is_made_all_the_same_and_compared_later()
    {
        MemoryTable table = new();
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Custom(table), world: Crowd);
        await ReportAsync(stage, 0);
        PostedMessage card = await stage.HearsAsync(Crowd.Others[1], Ways[1], Cancelled);
        bool isBroken = true;
        table.Hook = (operation, _) => isBroken && operation is MemoryOperation.ReadRange { IsDone: false, Keys.From: { } from } && from.StartsWith(Keys.AlikePrefix, StringComparison.Ordinal)
            ? throw new TableException(System.Net.HttpStatusCode.ServiceUnavailable, TableErrorCode.Busy, "busy")
            : ValueTask.CompletedTask;

        Reported second = await stage.CreatesAsync(Crowd.Others[1], card, Cancelled, Form());
        Assert.DoesNotContain("reported this", ReceiptOf(second), StringComparison.Ordinal);
        isBroken = false;
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal(2, (await StoredAsync(stage, second)).Ticket.Same?.People);
        Assert.Contains("One other person has reported this.", ReceiptOf(second), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    private static (string Field, string Value)[] Form(params (string Field, string Value)[] inputs) =>
    [
        .. new (string Field, string Value)[] { ("Kind", "Incident"), ("Category", "Network and VPN"), ("Who is affected?", "Just me"), ("Can you keep working?", "Yes") }
            .Where(input => !inputs.Any(other => other.Field == input.Field)),
        .. inputs,
    ];

    private static Task<Reported> ReportAsync(DeskStage stage, int person, params (string Field, string Value)[] inputs) =>
        stage.ReportsAsync(Crowd.Others[person], Cancelled, Ways[person % Ways.Length], Form(inputs));

    private static async Task<StoredTicket> StoredAsync(DeskStage stage, Reported ticket) =>
        await new TicketStore(stage.Table).FindAsync(await HomeAsync(stage, ticket), ticket.Number, Cancelled) ?? throw new InvalidOperationException($"There is no {ticket.Name}.");

    private static async Task<string> HomeAsync(DeskStage stage, Reported ticket)
    {
        Row tenant = Assert.Single(await stage.Table.RangeAsync(Partitions.Tenants, KeyRange.All, Cancelled).ToListAsync(Cancelled));
        return Partitions.Shard(stage.World.TenantId, Partitions.ShardOf(ticket.Number, tenant.Data.Int32("Shards")));
    }

    private static string[] EventsOf(DeskStage stage, Reported ticket) =>
        [.. new TicketStore(stage.Table).HistoryAsync(HomeAsync(stage, ticket).GetAwaiter().GetResult(), ticket.Number, Cancelled).ToBlockingEnumerable(Cancelled).Select(entry => entry.Event)];

    /// <summary>Its own, not one that names it.</summary>
    private static PostedMessage CardOf(Reported ticket) =>
        ticket.Stage.Teams.Conversation(ticket.Stage.World.ServiceDeskChannel).Cards.Single(card => card.Words.Contains($"**{ticket.Name}**", StringComparison.Ordinal));

    private static string ReceiptOf(Reported ticket) => ticket.Stage.Teams.ChatOf(ticket.By).Cards.Last(card => card.Words.Contains($"**{ticket.Name}**", StringComparison.Ordinal)).Words;

    private static Task<DeskStage> StartAsync() => DeskStage.StartAsync(Cancelled, world: Crowd);

    private async Task<DeskStage> StartAsync((string Old, string Now) change, Shelf shelf = Shelf.Sqlite)
    {
        Configure(change.Old, change.Now);
        return await DeskStage.StartAsync(
            Cancelled,
            shelf is Shelf.Azurite ? new StageStorage.Azure(await azurite.ConnectionStringAsync(Cancelled), Azurite.FreshTableName()) : null,
            world: Crowd,
            config: _config);
    }

    private void Configure(string old, string now) => File.WriteAllText(
        _config, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "desk.yaml")).Replace(old, now, StringComparison.Ordinal));
}
