using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Models;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Teams wants an answer, or a sign that one is coming, within two seconds, whatever the desk itself is waiting for.</summary>
public sealed class SlowServices : Story
{
    /// <summary>One read more than this leaves room for is too many before the sign.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.1);
    private static readonly Person Mara = World.Sample.Mara;

    [Theory]
    [InlineData("The VPN says error 809 since this morning", "Create ticket anyway", 4)]
    [InlineData("My laptop won't turn on and I have a customer demo in an hour", "This is what I understood", 4)]
    [InlineData("hi", "Hello", 4)]
    [InlineData(null, "This is what I understood", 2)] // What the second ear is asked about: the turn has no more time than that left for it.
    public async Task Typing_is_shown_within_two_seconds_and_the_answer_comes_though_every_service_is_slow(string? said, string answered, int waited)
    {
        await using FakeOpenAI model = await FakeOpenAI.StartAsync(Cancelled);
        model.Otherwise = model.OtherwiseFound = new PlannedAnswer.Silence();
        using SlowTable table = new(new MemoryTable());
        await using DeskStage stage = await DeskStage.StartAsync(
            Cancelled, new StageStorage.Custom(table), model.Settings(), knowledge: said is null ? null : DeskFile.Read(CommandLine.Parse([]).Config).Knowledge);
        stage.Clock.MovesTimers = true;
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromSeconds(2)), call => call.IsSend && !IsTyping(call));
        table.SlowDown(Slow, stage.Clock);

        Task<DeskAnswer> writing = stage.People.WritesAsync(Mara, said ?? SecondOpinions.Long, Cancelled);
        await table.WhenAskedAsync(Cancelled);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        ConnectorCall typing = await stage.Teams.WhenAsync(teams => teams.Calls.FirstOrDefault(IsTyping), Cancelled);
        stage.Clock.Advance(Slow - TimeSpan.FromSeconds(1));
        await PassUntilAsync(writing, stage, table, model, waited);
        await PassUntilAsync(stage.SettleAsync(Cancelled), stage, table, model, waited);
        table.SpeedUp();
        await stage.PassAsync(TimeSpan.FromSeconds(5), Cancelled);

        Assert.InRange(typing.At - DeskStage.Start, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(200, (int)(await writing).Status);
        Assert.Contains(answered, Assert.Single(stage.Teams.ChatOf(Mara).Messages).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_desk_that_is_quick_shows_it_at_once_and_once()
    {
        await using DeskStage stage = await StartAsync();

        await stage.HearsAsync(Mara, "hi", Cancelled);

        ConnectorCall typing = Assert.Single(stage.Teams.Calls, IsTyping);
        Assert.Equal(DeskStage.Start, typing.At);
    }

    private static bool IsTyping(ConnectorCall call) => call.Body?.Text("type") == "typing";

    /// <summary>Lets time pass whenever the table or the model keeps the desk waiting.</summary>
    private static async Task PassUntilAsync(Task done, DeskStage stage, SlowTable table, FakeOpenAI model, int waited)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Task asked = table.WhenAskedAsync(ended.Token);
        Task thinking = model.WhenAskedAsync(ended.Token);
        while (await Task.WhenAny(done, asked, thinking) is var next && next != done)
        {
            if (next == asked)
            {
                asked = table.WhenAskedAsync(ended.Token);
                stage.Clock.Advance(Slow);
            }
            else
            {
                thinking = model.WhenAskedAsync(ended.Token);
                stage.Clock.Advance(TimeSpan.FromSeconds(waited));
            }
        }

        await done;
        await ended.CancelAsync();
        await Task.WhenAny(asked);
        await Task.WhenAny(thinking);
        if (asked.IsCompletedSuccessfully)
        {
            stage.Clock.Advance(Slow); // Nobody else would.
        }
    }
}
