using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What is no further report of the same thing, and where nobody compares.</summary>
public sealed class SameThingsWithoutEffect : OutageStory
{
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
    [InlineData("kind", "ServiceRequest")]
    [InlineData("category", "Something else")]
    public async Task Requests_and_other_categories_do_not_count(string field, string value)
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        Reported other = await ReportAsync(stage, 2, (field, value));

        Assert.DoesNotContain("gemeldet.", ReceiptOf(other), StringComparison.Ordinal);
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
            Reported ticket = await stage.ReportsAsync(who, Cancelled, "Everybody gets a phishing mail that pretends to be from Contoso bank", Form(("category", "Security")));
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
            await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Folder(folder), world: Crowd, config: Config);
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
}
