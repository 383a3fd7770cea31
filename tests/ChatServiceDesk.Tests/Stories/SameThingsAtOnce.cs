using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Races, failures and tampering around reports of the same thing.</summary>
public sealed class SameThingsAtOnce : OutageStory
{
    /// <summary>None of them could see the others when it was made: only what is compared after the commit finds them.</summary>
    [Fact]
    public async Task Reports_at_the_same_moment_find_each_other()
    {
        await using DeskStage stage = await StartAsync(("shards: 1\n", "shards: 16\n"));
        PostedMessage[] cards = new PostedMessage[3];
        for (int i = 0; i < cards.Length; i++)
        {
            cards[i] = await stage.HearsAsync(Crowd.Others[i], Ways[i], Cancelled);
            await stage.ChoosesAsync(Crowd.Others[i], cards[i], Cancelled);
        }

        DeskAnswer[] answers = await Task.WhenAll(cards.Select((card, i) =>
            stage.People.PressesAsync(Crowd.Others[i], card, new Press(card.ButtonFor("intake/create", Crowd.Others[i])) { Inputs = Form().ToDictionary(input => input.Field, input => input.Value) }, Cancelled)));
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

    /// <summary>However many tickets there are.</summary>
    [Fact]
    public async Task Looking_for_others_reads_one_bounded_range_of_the_shard()
    {
        MemoryTable table = new();
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Custom(table), world: Crowd);
        await ReportAsync(stage, 0);
        List<KeyRange> read = [];
        table.Hook = (operation, _) =>
        {
            if (operation is MemoryOperation.ReadRange { IsDone: false, Keys: var range } && range.From?.StartsWith(Keys.AlikePrefix, StringComparison.Ordinal) is true)
            {
                lock (read)
                {
                    read.Add(range);
                }
            }

            return ValueTask.CompletedTask;
        };

        await ReportAsync(stage, 1);

        Assert.Equal(4, read.Count); // Before the card, for the receipt, once it is stored, and for the other one.
        Assert.All(read, range => Assert.Equal((OpenReportStore.Most, true), (range.Take ?? 0, range.To is not null)));
    }
}
