using System.Text;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Models;
using ChatServiceDesk.Tests.Stories;
using ChatServiceDesk.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServiceDesk.Tests.Ears;

public sealed class EarTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("The VPN drops every ten minutes.", 30));

    [Fact]
    public async Task A_turn_that_is_decided_anew_asks_the_model_once()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        await using FakeOpenAI model = await FakeOpenAI.StartAsync(cancelled);
        await using DeskStage stage = await model.WithDeskAsync(cancelled);
        Ear ear = stage.Services.GetRequiredService<Ear>();
        string activity = stage.People.Activities.Message(World.Sample.Mara, Long).ToJsonString();
        Turn turn = new()
        {
            Activity = Assert.IsType<ActivityReading.Ok>(ActivityReader.Read(Encoding.UTF8.GetBytes(activity))).Activity,
            Tenant = stage.World.TenantId,
            Person = new Tickets.Person(new PersonId(World.Sample.Mara.AadObjectId), "Mara"),
            Home = stage.Home(),
            Shards = 1,
            Now = DeskStage.Start,
        };

        Heard first = await ear.HearAsync(turn, Long, cancelled);
        Heard again = await ear.HearAsync(turn, Long, cancelled);
        Heard other = await ear.HearAsync(turn, $"{Long} And more.", cancelled);

        Assert.Equal(first, again);
        Assert.Equal("Answered", first.Classification.Outcome);
        Assert.Null(other.Classification.Outcome);
        Assert.Single(model.Calls);
    }
}
