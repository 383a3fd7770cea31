using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Whoever reads the connector's log can tell attempts from messages.</summary>
public sealed class DeliveryIds : Story
{
    private const string Working = "Ben Okafor is working on";

    [Fact]
    public async Task Each_attempt_at_a_message_bears_the_same_id_and_each_message_another()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(stage.World.Mara, Cancelled);
        stage.Teams.Plan(new Fault.Reset(Delivered: true), Says(Working));

        await ticket.ClaimAsync(stage.World.Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        string said = AgendaRow.DeliveryIdOf(stage.Home(), ticket.Number, "say-requester-2");
        Assert.Equal([said, said], stage.Teams.Calls.Where(Says(Working)).Select(call => call.DeliveryId));
        ConnectorCall[] others = [.. stage.Teams.Calls.Where(call => (call.IsSend || call.IsUpdate) && !Says("\"typing\"")(call) && !Says(Working)(call))];
        Assert.Contains(others, call => call.IsUpdate);
        Assert.All(others, call => Assert.Matches("^[0-9a-f]{32}$", call.DeliveryId));
        Assert.Equal(others.Length, others.Select(call => call.DeliveryId).Append(said).Distinct().Count() - 1);
    }
}
