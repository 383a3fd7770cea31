using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation;

/// <summary>People report, claim, ask, answer, resolve, rate and reopen while table and connector fail at random; afterwards the store is sound.</summary>
/// <remarks>A seed makes a storm likely to come again, not certain: turns and sends share the dice.</remarks>
public sealed partial class Storms
{
    private const int Steps = 40;

    private static readonly (string Title, string? Field)[] AgentPresses =
    [
        ("Claim", null), ("Send question", "What do you need to know?"), ("Resolve ticket", "What did you do? The requester will read this."), ("Set priority", null),
    ];

    private static readonly (string Title, string? Field)[] RequesterPresses =
    [
        ("Create ticket", null), ("Send answer", "Your answer"), ("😀 5", null), ("🙁 2", null), ("Reopen ticket", null),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Whatever_fails_the_store_is_sound_and_every_report_is_one_ticket(int seed)
    {
        Random random = new(seed);
        MemoryTable table = new();
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, new StageStorage.Custom(table));
        Person[] employees = [stage.World.Mara];
        Person[] agents = [stage.World.Ben, stage.World.Cem];
        HashSet<string> acknowledged = new(StringComparer.Ordinal);
        table.Hook = (operation, _) => Fail(random, operation);
        for (int step = 0; step < Steps; step++)
        {
            PlanFault(stage, random);
            Person employee = employees[random.Next(employees.Length)];
            if (step % 4 == 0)
            {
                await stage.People.WritesAsync(employee, $"My laptop number {step} won't turn on and I have a customer demo in an hour", Cancelled);
            }
            else if (step % 4 == 1 || random.Next(2) == 0)
            {
                (string Title, string? Field) press = RequesterPresses[step % 4 == 1 ? 0 : random.Next(RequesterPresses.Length)];
                DeskAnswer? answer = await TryPressAsync(stage, employee, stage.Teams.ChatOf(employee).Cards, press, random);
                acknowledged.UnionWith(answer?.Card is null || !answer.Words.Contains("Waiting for an agent", StringComparison.Ordinal) ? [] : [TicketName().Match(answer.Words).Value]);
            }
            else
            {
                await TryPressAsync(stage, agents[random.Next(agents.Length)], stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards, AgentPresses[random.Next(AgentPresses.Length)], random);
            }

            await SettleAsync(stage, TimeSpan.FromSeconds(random.Next(90)));
        }

        table.Hook = null;
        for (int hour = 0; hour < 6; hour++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(20), Cancelled);
        }

        Assert.NotEmpty(acknowledged);
        Assert.Equal((0, ""), Findings(await stage.VerifyAsync(Cancelled)));
        foreach (string name in acknowledged)
        {
            long number = long.Parse(name.Split('-')[1], CultureInfo.InvariantCulture);
            Assert.NotNull(await table.GetAsync(Partitions.Shard(stage.World.TenantId, 0), Keys.Ticket(number), Cancelled));
        }
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [GeneratedRegex("(INC|REQ)-[0-9]+")]
    private static partial Regex TicketName();

    private static (int ExitCode, string Findings) Findings((int ExitCode, string Output) verified) =>
        (verified.ExitCode, verified.ExitCode == 0 ? "" : verified.Output);

    /// <summary>One operation in twenty-five fails: before it has happened, clearly or not, or after.</summary>
    private static ValueTask Fail(Random random, MemoryOperation operation)
    {
        int dice;
        lock (random)
        {
            dice = random.Next(100);
        }

        return (dice, operation) switch
        {
            (0, { IsDone: false }) => throw new TableException(HttpStatusCode.ServiceUnavailable, TableErrorCode.Busy, "The storm."),
            (1, MemoryOperation.Commit) => throw new TableException(HttpStatusCode.GatewayTimeout, TableErrorCode.Unclear, "The storm."),
            _ => ValueTask.CompletedTask,
        };
    }

    private static void PlanFault(DeskStage stage, Random random)
    {
        Fault? fault = random.Next(8) switch
        {
            0 => new Fault.Throttled(TimeSpan.FromSeconds(20)),
            1 => new Fault.Broken(HttpStatusCode.BadGateway, random.Next(2) == 0),
            2 => new Fault.Reset(random.Next(2) == 0),
            _ => null,
        };
        if (fault is not null)
        {
            stage.Teams.Plan(fault, call => call.IsSend || call.IsUpdate);
        }
    }

    /// <returns><see langword="null"/> when nobody could press that now.</returns>
    private static async Task<DeskAnswer?> TryPressAsync(DeskStage stage, Person who, IReadOnlyList<PostedMessage> cards, (string Title, string? Field) press, Random random)
    {
        foreach (PostedMessage card in cards.OrderBy(_ => random.Next()))
        {
            if (card.CardSeenBy(who) is not { } seen || !seen.GetRawText().Contains($"\"{press.Title}\"", StringComparison.Ordinal))
            {
                continue;
            }

            Press pressed = new(press.Title);
            if (press.Field is { } field)
            {
                pressed.Inputs[field] = $"Words of {who.GivenName}";
            }

            return await stage.People.PressesAsync(who, card, pressed, Cancelled);
        }

        return null;
    }

    /// <summary>A sweep that fails is tried again by the next one, as in a running desk.</summary>
    private static async Task SettleAsync(DeskStage stage, TimeSpan time)
    {
        stage.Clock.Advance(time);
        try
        {
            await stage.SettleAsync(Cancelled);
        }
        catch (Exception e) when (e is TableException or InvalidOperationException { InnerException: TableException })
        {
            // The storm has hit the sweep itself.
        }
    }
}
