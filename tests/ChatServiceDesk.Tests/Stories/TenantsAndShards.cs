using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A desk that is spread over shards, and one that serves several tenants.</summary>
public sealed class TenantsAndShards : Story, IDisposable
{
    private const string OtherTenant = "99999999-1111-4222-8333-944445555666";
    private static readonly Person Mara = World.Sample.Mara;
    private readonly string _config = Path.GetTempFileName();

    public TenantsAndShards() => File.WriteAllText(
        _config,
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "desk.yaml")).Replace("shards: 1\n", "shards: 16\n", StringComparison.Ordinal));

    public void Dispose() => File.Delete(_config);

    [Fact]
    public async Task A_number_names_the_shard_and_a_persons_tickets_stay_together()
    {
        await using DeskStage stage = await StartAsync(config: _config);
        Person[] people = [Mara, stage.World.Ben, stage.World.Cem, stage.World.Dana, stage.World.Priya, stage.World.Tomas];
        HashSet<long> numbers = [];
        HashSet<int> shards = [];
        foreach (Person who in people)
        {
            int shard = Partitions.ShardOf(new PersonId(who.AadObjectId), 16);
            shards.Add(shard);
            for (int i = 0; i < 2; i++)
            {
                Reported ticket = await stage.ReportsAsync(who, Cancelled);
                Assert.Equal(shard, (int)(ticket.Number % 16));
                Assert.NotNull(await stage.Table.GetAsync(Partitions.Shard(stage.World.TenantId, shard), Keys.Ticket(ticket.Number), Cancelled));
                Assert.True(numbers.Add(ticket.Number));
            }
        }

        Assert.True(shards.Count > 1, "All six people fell into one shard: the test shows nothing.");
        Assert.Equal((0, $"12 tickets checked, all invariants hold{Environment.NewLine}"), await stage.VerifyAsync(Cancelled));
    }

    [Fact]
    public async Task A_tenant_in_capitals_is_the_same_tenant()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject question = stage.People.Activities.Message(Mara, $"status of {ticket.Name}");
        question["conversation"]!["tenantId"] = stage.World.TenantId.ToUpperInvariant(); // Every activity from there has both.
        question["channelData"]!["tenant"]!["id"] = stage.World.TenantId.ToUpperInvariant();

        await stage.People.SendAsync(question, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains(ticket.Name, stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("contoso/emea")]
    [InlineData("contoso|0")]
    [InlineData("con\u0001toso")]
    [InlineData("contoso#1?")]
    [InlineData("a tenant that is longer than a hundred letters is none: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task What_can_be_no_tenant_is_turned_away_and_holds_up_nobody(string tenant)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        message["conversation"]!["tenantId"] = tenant; // Every activity from there has a conversation.

        DeskAnswer answer = await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        Assert.Equal("I can only help people who are signed in to this organisation.", Assert.Single(stage.Teams.Messages).Text);
        await stage.ReportsAsync(Mara, Cancelled);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_whole_story_works_when_agent_and_requester_live_in_different_shards()
    {
        await using DeskStage stage = await StartAsync(config: _config);
        Person agent = stage.World.People.First(person => ShardOf(person) != ShardOf(Mara));

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(agent, Cancelled);
        await ticket.AskAsync(agent, "Which dock?", Cancelled);
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", "The grey one"));
        await ticket.ResolveAsync(agent, "New battery", Cancelled);
        await ticket.PressAsync(Mara, ticket.News("How satisfied"), "😀 5", Cancelled);

        PostedMessage list = await stage.HearsAsync(Mara, "my tickets", Cancelled);
        Assert.Contains($"**{ticket.Name}**", (await stage.People.PressesAsync(Mara, list, "Show closed ones too", Cancelled)).Words, StringComparison.Ordinal);
        Assert.Contains("Closed", (await stage.HearsAsync(Mara, ticket.Name, Cancelled)).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_ticket_number_slipped_into_the_intake_form_leads_nowhere_else()
    {
        await using DeskStage stage = await StartAsync(config: _config);
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);
        JsonObject form = card.DataOf("Create ticket");
        (form["kind"], form["category"], form["title"]) = ("Incident", "hardware", "Laptop");

        for (int ticket = 1; ticket <= 16; ticket++)
        {
            form["ticket"] = ticket;
            await stage.ForgesAsync(Mara, "intake/create", form.DeepClone(), null, Cancelled);
        }

        await stage.SettleAsync(Cancelled);
        Assert.Equal((0, $"1 tickets checked, all invariants hold{Environment.NewLine}"), await stage.VerifyAsync(Cancelled));
        Assert.Single(await stage.Table.RangeAsync(Partitions.Shard(stage.World.TenantId, ShardOf(Mara)), KeyRange.Prefix(Keys.TicketPrefix), Cancelled).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task The_number_of_shards_is_kept_from_when_the_desk_first_heard_of_the_tenant()
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("desk-shards-").FullName;
        try
        {
            await using (DeskStage before = await StartAsync(new StageStorage.Folder(folder), config: _config))
            {
                await before.ReportsAsync(Mara, Cancelled);
            }

            await using DeskStage after = await StartAsync(new StageStorage.Folder(folder));
            after.Clock.Advance(TimeSpan.FromHours(1)); // Teams' ids are times: the same ones would be duplicates.
            Reported ticket = await after.ReportsAsync(Mara, Cancelled);

            Assert.Equal(ShardOf(Mara), (int)(ticket.Number % 16));
            Assert.Equal((0, $"2 tickets checked, all invariants hold{Environment.NewLine}"), await after.VerifyAsync(Cancelled));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Two_tenants_have_the_same_numbers_and_see_nothing_of_each_other()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", "canary-title"));

        foreach (string text in new[] { "my tickets", "INC-1001" })
        {
            await stage.People.SendAsync(Elsewhere(stage.People.Activities.Message(Mara, text)), Cancelled);
            await stage.SettleAsync(Cancelled);
            Assert.DoesNotContain("canary", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        }

        await stage.People.SendAsync(Elsewhere(stage.People.Activities.Message(Mara, "The VPN says error 809 since this morning")), Cancelled);
        await stage.SettleAsync(Cancelled);
        JsonObject form = stage.Teams.ChatOf(Mara).With("809").DataOf("Create ticket");
        (form["kind"], form["category"], form["title"]) = ("Incident", "network", "VPN");
        DeskAnswer created = await stage.People.SendAsync(Elsewhere(stage.Forged(Mara, "intake/create", form)), Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal("INC-1001", Steps.NameIn(created.Words));
        Assert.Equal("canary-title", (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Title);
        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);
        Assert.Equal((0, $"2 tickets checked, all invariants hold{Environment.NewLine}"), await stage.VerifyAsync(Cancelled));
    }

    private static int ShardOf(Person who) => Partitions.ShardOf(new PersonId(who.AadObjectId), 16);

    private static JsonObject Elsewhere(JsonObject activity)
    {
        activity["conversation"]!["tenantId"] = OtherTenant; // An activity of Teams names its tenant in both places.
        activity["channelData"]!["tenant"]!["id"] = OtherTenant;
        return activity;
    }
}
