using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What goes wrong on the way out is counted.</summary>
public sealed class Counting : Story
{
    private const string Working = "Ben Okafor is working on";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    public static TheoryData<Fault, int, string, long> Faults { get; } = new()
    {
        { new Fault.Broken(HttpStatusCode.BadGateway, Delivered: true), 1, "desk.agenda.unclear", 1 },
        { new Fault.Reset(Delivered: false), 2, "desk.agenda.unclear", 2 },
        { new Fault.Reset(Delivered: false), 2, "desk.agenda.dead", 1 },
        { new Fault.Throttled(), 2, "desk.agenda.retries", 2 },
        { new Fault.Throttled(), 2, "desk.connector.throttled", 2 },
        { new Fault.Refused(HttpStatusCode.PreconditionFailed, "PreconditionFailed"), 3, "desk.agenda.retries", 3 },
        { new Fault.Refused(HttpStatusCode.PreconditionFailed, "PreconditionFailed"), 8, "desk.agenda.dead", 1 },
        { new Fault.Refused(HttpStatusCode.BadRequest, "BadArgument"), 1, "desk.agenda.dead", 1 },
        { new Fault.Refused(HttpStatusCode.Unauthorized, "BotNotRegistered"), 3, "desk.connector.unauthorized", 3 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_is_counted_where_it_belongs(Fault fault, int times, string instrument, long count)
    {
        await using DeskStage stage = await StartAsync();
        ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);
        using MeterListener listener = Listen(stage, counts);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(fault, Says(Working), times);

        await ticket.ClaimAsync(Ben, Cancelled);
        for (int step = 0; step < 12; step++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(11), Cancelled);
        }

        Assert.Equal(count, counts.GetValueOrDefault(instrument));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_attempt_that_ended_with_its_process_is_counted_as_unclear()
    {
        await using DeskStage stage = await StartAsync();
        ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);
        using MeterListener listener = Listen(stage, counts);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        AgendaRow waiting = AgendaCodec.Read(Assert.Single(await stage.RowsAsync(Keys.AgendaPrefix, Cancelled), row => row.Key.Contains("say-requester", StringComparison.Ordinal)));
        await stage.CommitAsync(Cancelled, new RowChange.Replace(waiting.Key, AgendaCodec.Write(waiting with { InFlight = true }), ETag.All)); // As somebody leaves it who dies in between.

        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Single(stage.TextsTo(Mara));
        Assert.Equal(1, counts.GetValueOrDefault("desk.agenda.unclear"));
    }

    [Fact]
    public async Task A_bot_that_teams_does_not_let_in_waits_and_loses_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Unauthorized, "BotNotRegistered"), call => call.IsSend || call.IsUpdate, times: 40);
        int before = stage.Teams.Calls.Count;

        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.SettleAsync(Cancelled);
        int atOnce = stage.Teams.Calls.Count - before;
        for (int minute = 0; minute < 60; minute++)
        {
            await stage.PassAsync(TimeSpan.FromSeconds(61), Cancelled);
        }

        Assert.InRange(atOnce, 1, 3); // Those that were under way when the first was refused.
        Assert.Single(stage.TextsTo(Mara));
        Assert.Contains("In progress", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_bot_that_is_not_let_in_for_a_day_leaves_dead_letters()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Unauthorized, "BotNotRegistered"), Says(Working), times: 40);

        await ticket.ClaimAsync(Ben, Cancelled);
        for (int hour = 0; hour < 25; hour++)
        {
            await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);
        }

        Assert.Contains("say-requester-2  401 BotNotRegistered, for a day", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    private static MeterListener Listen(DeskStage stage, ConcurrentDictionary<string, long> counts)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, stage.Meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counts.AddOrUpdate(instrument.Name, value, (_, before) => before + value));
        listener.Start();
        return listener;
    }
}
