using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A process may end at any time: the next one does what is left.</summary>
public sealed class Restarting(Azurite azurite) : Story
{
    private const string Working = "Ben Okafor is working on";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task What_a_process_left_undone_the_next_one_does_once(Shelf shelf)
    {
        await using DeskStage stage = await StartAsync(await azurite.StorageAsync(shelf, Cancelled));
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);
        bool isDown = true;
        stage.Teams.Plan(new Fault.Throttled(), _ => isDown, times: 500);
        await stage.CreatesAsync(Mara, card, Cancelled);
        await stage.ForgesAsync(Ben, "ticket/claim", new JsonObject { ["ticket"] = 1001, ["version"] = 1 }, stage.World.ServiceDeskChannel, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Empty(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Messages);
        await stage.StopAsync();
        isDown = false;

        await using DeskStage next = await stage.StartAnotherAsync(Cancelled);
        for (int minute = 0; minute < 3; minute++)
        {
            await next.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Contains("Ben Okafor", Assert.Single(next.Teams.Conversation(next.World.ServiceDeskChannel).Messages).Words, StringComparison.Ordinal);
        Assert.StartsWith(Working, Assert.Single(next.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.Contains("In progress", card.Words, StringComparison.Ordinal);
        Assert.Empty(await next.WaitingAsync(Cancelled));
        await AssertSoundAsync(next);
    }

    [Fact]
    public async Task What_a_dead_process_held_is_taken_over_after_its_time_and_counts_as_unclear()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        AgendaRow waiting = AgendaCodec.Read(Assert.Single(await stage.WaitingAsync(Cancelled), row => row.Key.EndsWith("say-requester-2", StringComparison.Ordinal)));
        DateTimeOffset until = stage.Clock.GetUtcNow().AddMinutes(1);
        Assert.NotNull(await new AgendaStore(stage.Table, new TicketStore(stage.Table)).TakeAsync(waiting, until, Cancelled));

        await stage.PassAsync(TimeSpan.FromSeconds(59), Cancelled);
        Assert.Empty(stage.TextsTo(Mara));
        await stage.PassAsync(TimeSpan.FromSeconds(1), Cancelled);

        Assert.Single(stage.TextsTo(Mara));
        Assert.Equal(1, (await DeliveryAsync(stage, ticket.Number, "say-requester-2", Cancelled)).Int32("Unclear"));
        await AssertSoundAsync(stage);
    }
}
