using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A dozen people, and one outage in the words of each.</summary>
public abstract class OutageStory : Story, IDisposable
{
    private const string Wifi = "wifi down on floor 3";
    private protected static readonly Person Ben = World.Sample.Ben;

    private protected static readonly string[] Ways =
    [
        Wifi, "No wlan on the third floor since 9", "Internet geht nicht im 3. Stock", "Le wifi ne marche plus au 3ème étage",
        "Is the wireless broken? Nobody on the 3rd floor gets a connection", "No hay internet en la planta 3",
    ];

    private readonly string _config = Path.GetTempFileName();

    /// <summary>The file that <see cref="Configure"/> writes.</summary>
    private protected string Config => _config;

    /// <summary>Enough people for an outage; Ben stays the agent.</summary>
    private protected static World Crowd { get; } = new()
    {
        Others = [.. Enumerable.Range(1, 12).Select(i => new Person($"person-{i}", $"Person{i}", "Crowd", string.Create(CultureInfo.InvariantCulture, $"aaaaaaaa-0000-4000-8000-{i:D12}")))],
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel("19:security@thread.tacv2", "Security")]),
    };

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing) => File.Delete(_config);

    /// <summary>By the ids of the fields and the values of the choices: the words on the card are in the language of each.</summary>
    private protected static (string Field, string Value)[] Form(params (string Field, string Value)[] inputs) =>
    [
        .. new (string Field, string Value)[] { ("kind", "Incident"), ("category", "Network and VPN"), ("affected", "Low"), ("working", "Low") }
            .Where(input => !inputs.Any(other => other.Field == input.Field)),
        .. inputs,
    ];

    private protected static Task<Reported> ReportAsync(DeskStage stage, int person, params (string Field, string Value)[] inputs) =>
        stage.ReportsAsync(Crowd.Others[person], Cancelled, Ways[person % Ways.Length], Form(inputs));

    private protected static async Task<StoredTicket> StoredAsync(DeskStage stage, Reported ticket) =>
        await new TicketStore(stage.Table).FindAsync(await HomeAsync(stage, ticket), ticket.Number, Cancelled) ?? throw new InvalidOperationException($"There is no {ticket.Name}.");

    private static async Task<string> HomeAsync(DeskStage stage, Reported ticket)
    {
        Row tenant = Assert.Single(await stage.Table.RangeAsync(Partitions.Tenants, KeyRange.All, Cancelled).ToListAsync(Cancelled));
        return Partitions.Shard(stage.World.TenantId, Partitions.ShardOf(ticket.Number, tenant.Data.Int32("Shards")));
    }

    private protected static string[] EventsOf(DeskStage stage, Reported ticket) =>
        [.. new TicketStore(stage.Table).HistoryAsync(HomeAsync(stage, ticket).GetAwaiter().GetResult(), ticket.Number, Cancelled).ToBlockingEnumerable(Cancelled).Select(entry => entry.Event)];

    /// <summary>Its own, not one that names it.</summary>
    private protected static PostedMessage CardOf(Reported ticket) =>
        ticket.Stage.Teams.Conversation(ticket.Stage.World.ServiceDeskChannel).Cards.Single(card => card.Words.Contains($"**{ticket.Name}**", StringComparison.Ordinal));

    private protected static string ReceiptOf(Reported ticket) => ticket.Stage.Teams.ChatOf(ticket.By).Cards.Last(card => card.Words.Contains($"**{ticket.Name}**", StringComparison.Ordinal)).Words;

    private protected static Task<DeskStage> StartAsync() => DeskStage.StartAsync(Cancelled, world: Crowd);

    private protected async Task<DeskStage> StartAsync((string Old, string Now) change, StageStorage? storage = null)
    {
        Configure(change.Old, change.Now);
        return await DeskStage.StartAsync(Cancelled, storage, world: Crowd, config: _config);
    }

    private protected void Configure(string old, string now) => File.WriteAllText(
        _config, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "desk.yaml")).Replace(old, now, StringComparison.Ordinal));
}
