using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The desk forgets which activities it has had, but never where a ticket came from.</summary>
public sealed class Expiring(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task After_a_week_inbox_rows_are_gone_and_the_origin_of_each_ticket_is_not(Shelf shelf)
    {
        await using DeskStage stage = await StartAsync(await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        int all = (await stage.RowsAsync(Keys.InboxPrefix, Cancelled)).Count;
        await stage.PassAsync(TimeSpan.FromDays(6.9), Cancelled);
        Assert.Equal((4, 4), (all, (await stage.RowsAsync(Keys.InboxPrefix, Cancelled)).Count));

        await stage.PassAsync(TimeSpan.FromDays(1.1), Cancelled);

        Row origin = Assert.Single(await stage.RowsAsync(Keys.InboxPrefix, Cancelled));
        Assert.Equal(ticket.Number, origin.Data.Int64OrNull("Ticket"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_long_inbox_is_walked_through_in_steps_and_in_batches()
    {
        MemoryTable table = new();
        await using DeskStage stage = await StartAsync(new StageStorage.Custom(table));
        await stage.HearsAsync(Mara, "hi", Cancelled);
        await FillAsync(stage, 2_345);
        await stage.HearsAsync(Mara, "hello", Cancelled);
        stage.Clock.Advance(InboxExpiry.Retention + TimeSpan.FromHours(1));
        await stage.People.WritesAsync(Mara, "thanks", Cancelled);
        int most = 0;
        table.Hook = (operation, _) =>
        {
            if (operation is MemoryOperation.Commit { IsDone: false } commit) most = Math.Max(most, commit.Changes.Count);
            return ValueTask.CompletedTask;
        };

        List<int> left = [];
        for (int i = 0; i < 4; i++)
        {
            await stage.SettleAsync(Cancelled);
            left.Add((await stage.RowsAsync(Keys.InboxPrefix, Cancelled)).Count);
        }

        Assert.Equal(1, left[^1]); // What she has just written.
        Assert.True(left[0] >= 2_348 - (2 * InboxExpiry.StepSize), "One step deleted more than it may.");
        Assert.Equal(TableLimits.MaxChanges, most);
    }

    [Fact]
    public async Task Between_two_walks_the_inbox_is_left_alone()
    {
        MemoryTable table = new();
        await using DeskStage stage = await StartAsync(new StageStorage.Custom(table));
        await stage.HearsAsync(Mara, "hi", Cancelled);
        await stage.PassAsync(InboxExpiry.Interval, Cancelled);
        int walks = 0;
        int looks = 0;
        table.Hook = (operation, _) =>
        {
            walks += operation is MemoryOperation.ReadRange { IsDone: false } range && range.Keys.From == Keys.InboxPrefix ? 1 : 0;
            looks += operation is MemoryOperation.Read { IsDone: false, Key: Keys.InboxExpiry } ? 1 : 0;
            return ValueTask.CompletedTask;
        };

        for (int i = 0; i < 71; i++) await stage.PassAsync(TimeSpan.FromMinutes(5), Cancelled);
        Assert.Equal((0, 142), (walks, looks)); // Two partitions, every five minutes.
        await stage.PassAsync(TimeSpan.FromMinutes(5), Cancelled);

        Assert.Equal(2, walks);
    }

    [Fact]
    public async Task Of_two_replicas_one_walks()
    {
        await using DeskStage one = await StartAsync(await azurite.StorageAsync(Shelf.Azurite, Cancelled));
        await using DeskStage two = await one.StartAnotherAsync(Cancelled);
        await one.HearsAsync(Mara, "hi", Cancelled);
        await two.SettleAsync(Cancelled);
        one.Clock.Advance(TimeSpan.FromDays(8));

        await Task.WhenAll(one.SettleAsync(Cancelled), two.SettleAsync(Cancelled));

        Assert.Empty(await one.RowsAsync(Keys.InboxPrefix, Cancelled));
        Row next = Assert.Single(await one.RowsAsync(Keys.InboxExpiry, Cancelled));
        Assert.Equal(one.Clock.GetUtcNow() + InboxExpiry.Interval, next.Data.DateTime("Next"));
    }

    [Fact]
    public async Task A_store_that_fails_meanwhile_holds_up_no_delivery_and_the_walk_is_taken_up_again()
    {
        MemoryTable table = new();
        using RememberedLog log = new();
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Custom(table), build: builder => builder.Services.AddSingleton<ILoggerProvider>(log));
        await stage.HearsAsync(Mara, "hi", Cancelled);
        stage.Clock.Advance(TimeSpan.FromDays(8));
        table.Hook = (operation, _) => operation is MemoryOperation.ReadRange range && range.Keys.From == Keys.InboxPrefix
            ? throw new TableException(HttpStatusCode.ServiceUnavailable, TableErrorCode.Unavailable, "busy")
            : ValueTask.CompletedTask;

        Assert.Contains("Hello Mara", (await stage.HearsAsync(Mara, "hello", Cancelled)).Words, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.EventId == 1402);
        table.Hook = null;
        await stage.PassAsync(TimeSpan.FromMinutes(5), Cancelled);

        Assert.Single(await stage.RowsAsync(Keys.InboxPrefix, Cancelled));
    }

    [Fact]
    public async Task A_row_that_nobody_can_read_is_left_for_verify_to_report()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, "hi", Cancelled);
        await stage.CommitAsync(Cancelled, new RowChange.Insert(Keys.Inbox("a", "odd"), new RowData { ["At"] = "long ago" }));

        await stage.PassAsync(TimeSpan.FromDays(8), Cancelled);

        Assert.Equal(Keys.Inbox("a", "odd"), Assert.Single(await stage.RowsAsync(Keys.InboxPrefix, Cancelled)).Key);
    }

    private static async Task FillAsync(DeskStage stage, int count)
    {
        foreach (int[] batch in Enumerable.Range(0, count).Chunk(TableLimits.MaxChanges))
        {
            await stage.CommitAsync(Cancelled, [.. batch.Select(i => new InboxEntry { Key = Keys.Inbox("a", $"{i}"), At = stage.Clock.GetUtcNow(), Person = "p" }.Insert())]);
        }
    }
}
