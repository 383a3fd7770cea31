using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>One person sends more than the desk will take in.</summary>
public sealed class TooMuch : Story, IDisposable
{
    private const string Polite = "That was a lot in a short time, and I can't keep up. Please go on in 15 seconds; what you send until then I can't take in.";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;
    private readonly string _config = Path.GetTempFileName();

    public void Dispose() => File.Delete(_config);

    [Fact]
    public async Task Above_the_limit_a_person_is_asked_once_to_wait_and_is_heard_again_afterwards()
    {
        await using DeskStage stage = await StartAsync(perMinute: 4);
        using MeterListener listener = Listen(stage, out Func<long> limited);
        await WriteAsync(stage, Mara, 4);
        Assert.Equal(4, stage.Teams.ChatOf(Mara).Messages.Count);

        DeskAnswer[] beyond = await WriteAsync(stage, Mara, 5);

        Assert.All(beyond, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal([Polite], stage.TextsTo(Mara));
        Assert.Equal(5, limited());

        stage.Clock.Advance(TimeSpan.FromSeconds(14.9));
        await WriteAsync(stage, Mara, 1);
        Assert.Equal(5, stage.Teams.ChatOf(Mara).Messages.Count);

        stage.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Contains("Hello Mara", (await stage.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
        Assert.Equal(6, limited());
    }

    [Fact]
    public async Task Each_drought_has_its_one_polite_word()
    {
        await using DeskStage stage = await StartAsync(perMinute: 4);
        await WriteAsync(stage, Mara, 8);
        stage.Clock.Advance(TimeSpan.FromSeconds(15)); // A quarter of the minute: room for one.

        await WriteAsync(stage, Mara, 8);

        Assert.Equal([Polite, Polite], stage.TextsTo(Mara));
        Assert.Equal(5, stage.Teams.ChatOf(Mara).Cards.Count);
    }

    [Fact]
    public async Task A_press_above_the_limit_is_answered_in_place_and_changes_nothing()
    {
        await using DeskStage stage = await StartAsync(perMinute: 4);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await WriteAsync(stage, Ben, 4);
        string before = await stage.PictureAsync("t|", Cancelled);

        DeskAnswer first = await ticket.ClaimAsync(Ben, Cancelled);
        stage.Clock.Advance(TimeSpan.FromSeconds(5));
        DeskAnswer second = await ticket.ClaimAsync(Ben, Cancelled);

        Assert.Equal((Polite, Polite.Replace("15", "10", StringComparison.Ordinal)), (first.Message, second.Message));
        Assert.Equal(before, await stage.PictureAsync("t|", Cancelled));
        Assert.DoesNotContain(Polite, stage.TextsTo(Ben));

        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("Ben Okafor", (await ticket.ClaimAsync(Ben, Cancelled)).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task One_persons_flood_is_nobody_elses()
    {
        await using DeskStage stage = await StartAsync(perMinute: 2);
        await WriteAsync(stage, Mara, 9);

        Assert.Contains("Hello Ben", (await stage.HearsAsync(Ben, "hi", Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Teams_repeats_does_not_count()
    {
        await using DeskStage stage = await StartAsync(perMinute: 2);
        JsonObject message = stage.People.Activities.Message(Mara, "hi");
        for (int i = 0; i < 9; i++) await stage.People.SendAsync(message, Cancelled);

        Assert.Contains("Hello Mara", (await stage.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Polite, stage.TextsTo(Mara));
    }

    [Fact]
    public async Task The_polite_word_survives_a_connector_that_fails_and_is_not_said_again_when_Teams_repeats()
    {
        await using DeskStage stage = await StartAsync(perMinute: 1);
        await WriteAsync(stage, Mara, 1);
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromSeconds(5)), call => call.IsSend);
        JsonObject message = stage.People.Activities.Message(Mara, "hi");
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        await stage.People.SendAsync(message, Cancelled);

        await stage.PassAsync(TimeSpan.FromSeconds(30), Cancelled);

        Assert.Single(stage.TextsTo(Mara), text => text.StartsWith("That was a lot in a short time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nought_sets_no_limit()
    {
        await using DeskStage stage = await StartAsync(perMinute: 0);

        for (int i = 0; i < 100; i++)
        {
            DeskAnswer answer = await stage.ForgesAsync(Mara, "no/such", new JsonObject(), null, Cancelled);
            Assert.StartsWith("I don't know this button", answer.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sixty_a_minute_if_nothing_else_is_said()
    {
        string sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "desk.yaml"), Cancelled);
        await File.WriteAllTextAsync(_config, sample[..sample.IndexOf("limits:", StringComparison.Ordinal)], Cancelled);
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, config: _config);
        List<string?> answers = [];
        for (int i = 0; i < 62; i++)
        {
            answers.Add((await stage.ForgesAsync(Mara, "no/such", new JsonObject(), null, Cancelled)).Message);
        }

        Assert.DoesNotContain(Polite, answers[..60]);
        Assert.Equal([Polite, Polite], answers[60..]);
    }

    [Fact]
    public async Task Installations_are_never_too_many()
    {
        await using DeskStage stage = await StartAsync(perMinute: 1);
        await WriteAsync(stage, Ben, 3);

        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.NotEmpty(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Messages);
    }

    [Fact]
    public async Task Quiet_people_are_forgotten()
    {
        World world = new() { Others = [.. Enumerable.Range(0, 40).Select(i => new Person($"p{i}", "P", $"{i}", $"00000000-0000-4000-8000-{i:D12}"))] };
        await using DeskStage stage = await StartAsync(perMinute: 5, world);
        ActivityLimit limit = stage.Services.GetRequiredService<ActivityLimit>();
        foreach (Person one in world.Others) await stage.People.WritesAsync(one, "hi", Cancelled);
        Assert.Equal(40, limit.Remembered);

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.People.WritesAsync(Mara, "hi", Cancelled);

        Assert.Equal(1, limit.Remembered);
    }

    private async Task<DeskStage> StartAsync(int perMinute, World? world = null)
    {
        string sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "desk.yaml"), Cancelled);
        await File.WriteAllTextAsync(_config, sample.Replace("activitiesPerMinute: 60", $"activitiesPerMinute: {perMinute}", StringComparison.Ordinal), Cancelled);
        return await DeskStage.StartAsync(Cancelled, world: world, config: _config);
    }

    private static async Task<DeskAnswer[]> WriteAsync(DeskStage stage, Person who, int times)
    {
        List<DeskAnswer> answers = [];
        for (int i = 0; i < times; i++)
        {
            answers.Add(await stage.People.WritesAsync(who, "hi", Cancelled));
            await stage.SettleAsync(Cancelled);
        }

        return [.. answers];
    }

    private static MeterListener Listen(DeskStage stage, out Func<long> limited)
    {
        long count = 0;
        IMeterFactory factory = stage.Services.GetRequiredService<IMeterFactory>();
        MeterListener listener = new();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "desk.turns.limited" && instrument.Meter.Name == DeskMetrics.MeterName && instrument.Meter.Scope == factory)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, measured, _, _) => Interlocked.Add(ref count, measured));
        listener.Start();
        limited = () => Interlocked.Read(ref count);
        return listener;
    }
}
