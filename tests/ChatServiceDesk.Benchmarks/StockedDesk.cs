using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Intake;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Benchmarks;

/// <summary>A desk with a connected channel and open tickets, each with a timer that is not due for days.</summary>
internal sealed class StockedDesk : IAsyncDisposable
{
    private const int Requesters = 500;
    private const int Writers = 64;
    private const string Words = "My laptop won't turn on and I have a customer demo in an hour";

    private long _next;

    private StockedDesk(DeskStage stage) => Stage = stage;

    public DeskStage Stage { get; }

    public static async Task<StockedDesk> StartAsync(int tickets, CancellationToken cancellationToken)
    {
        // Many people: Teams limits the messages in one chat, and the desk keeps to that.
        World world = new() { Others = [.. Enumerable.Range(0, Requesters).Select(Somebody)] };
        StockedDesk desk = new(await DeskStage.StartAsync(cancellationToken, world: world));
        await desk.Stage.People.MentionsAsync(world.Ben, world.ServiceDeskChannel, "connect all", cancellationToken);
        await desk.Stage.SettleAsync(cancellationToken);
        await desk.StockAsync(tickets, cancellationToken);
        return desk;
    }

    /// <summary>A person writes what is wrong; the desk understands it and shows its card.</summary>
    public Task HearAsync(CancellationToken cancellationToken) =>
        SendAsync(Stage.People.Activities.Message(NextPerson(), Words), cancellationToken);

    /// <summary>A person presses "Create ticket" on a card.</summary>
    public Task CreateTicketAsync(CancellationToken cancellationToken)
    {
        JsonObject value = new()
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = Verbs.CreateTicket,
                ["data"] = new JsonObject
                {
                    [IntakeCard.Draft] = Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture),
                    [IntakeCard.Kind] = nameof(TicketKind.Incident),
                    [IntakeCard.Category] = "hardware",
                    [IntakeCard.Title] = Words,
                    [IntakeCard.Description] = Words,
                    [IntakeCard.Affected] = nameof(Level.Low),
                    [IntakeCard.Working] = nameof(Level.High),
                },
            },
            ["trigger"] = "manual",
        };
        return SendAsync(Stage.People.Activities.Invoke(NextPerson(), "adaptiveCard/action", value), cancellationToken);
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private static Person Somebody(int number) =>
        new($"person-{number}", "Person", number.ToString(CultureInfo.InvariantCulture), new Guid(number + 1, 0, 0, new byte[8]).ToString());

    private Person NextPerson() => Stage.World.Others[(int)(Interlocked.Increment(ref _next) % Requesters)];

    private async Task SendAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        DeskAnswer answer = await Stage.People.SendAsync(activity, cancellationToken);
        if (answer.Status is not HttpStatusCode.OK || answer.Error is { })
        {
            throw new InvalidOperationException($"The desk answered {(int)answer.Status} {answer.Body}");
        }
    }

    /// <summary>Writes tickets as the desk does, but for what it would send: that counts as sent.</summary>
    private async Task StockAsync(int tickets, CancellationToken cancellationToken)
    {
        DeskSettings settings = DeskFile.Read(CommandLine.Parse(["serve"]).Config);
        NumberStore numbers = new(Stage.Table, block: 100);
        string partition = Partitions.Shard(Stage.World.TenantId, 0);
        await Parallel.ForAsync(
            0,
            tickets,
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (index, cancelled) =>
            {
                long number = await numbers.NextAsync(partition, shard: 0, shards: 1, cancelled);
                await Stage.Table.CommitAsync(partition, Rows(settings, partition, number, Stage.World.Others[index % Requesters]), cancelled);
            });
    }

    private RowChange[] Rows(DeskSettings settings, string partition, long number, Person person)
    {
        DateTimeOffset now = Stage.Clock.GetUtcNow().AddSeconds(-number);
        Tickets.Person requester = new(new PersonId(person.AadObjectId), person.Name);
        Report report = new()
        {
            Kind = TicketKind.Incident,
            Category = "hardware",
            Title = Words,
            Description = Words,
            Impact = Level.Low,
            Urgency = Level.High,
            Requester = requester,
        };
        Decision.Accepted opened = Ticket.Open(
            new TicketNumber(TicketKind.Incident, number), report, settings.QueueOf(report.Category).Key, settings.Matrix, settings.Terms, now);
        string reported = InboxStore.ReportKey(person.Chat, number.ToString(CultureInfo.InvariantCulture));
        AgendaRow timer = new() { Partition = partition, Kind = AgendaKind.Timer, What = AgendaPlan.Close, Due = now.AddDays(3), Since = now.AddDays(3), Ticket = number };
        return
        [
            .. TicketChange.Of(partition, null, opened, new Cause(reported, person.Chat)).Rows,
            .. TicketChange.Origin(
                number,
                new InboxEntry { Key = reported, At = now, Person = person.AadObjectId, Ticket = number },
                new Place { Name = AgendaPlan.RequesterPlace }).Rows,
            timer.Insert(),
        ];
    }
}
