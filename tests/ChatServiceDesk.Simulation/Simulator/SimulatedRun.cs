using System.Globalization;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.Configuration;

namespace ChatServiceDesk.Simulation;

/// <summary>One run of a desk with several processes, two tenants and their people, through one seed's weather and back to calm; afterwards every invariant is checked.</summary>
internal sealed class SimulatedRun
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<DeskSettings> Sample = new(ReadSettings);

    private readonly Plan _plan;
    private readonly int _processes;
    private int _started;

    /// <param name="seed">Decides everything.</param>
    /// <param name="plan">But for what this says.</param>
    public SimulatedRun(int seed, Plan? plan = null)
    {
        _plan = plan ?? new Plan();
        Scheduler = new Scheduler(seed, Start) { KeepsTrace = _plan.KeepsTrace };
        Weather = Trouble = _plan.Weather ?? Weather.Of(Scheduler.Dice);
        _processes = _plan.Processes ?? Scheduler.Dice.Next(1, 4);
        TrueClock = new TrueTime(Scheduler);
        Witness = new Witness(this);
        People = new SimulatedProcess(Scheduler, "people");
        Delivery = new SimulatedDelivery(this);
        Tenants =
        [
            new SimulatedTeams(new World(), TrueClock, 0),
            new SimulatedTeams(new World { TenantId = "11111111-2222-4333-8444-555555555555" }, TrueClock, 1),
        ];
    }

    public Scheduler Scheduler { get; }

    public Bug Bug => _plan.Bug;

    /// <summary>As it is now.</summary>
    public Weather Weather { get; private set; }

    /// <summary>As it was until everybody came to rest.</summary>
    public Weather Trouble { get; }

    /// <summary>One process has done everything.</summary>
    public bool HasOneLife => _started == 1;

    public TimeProvider TrueClock { get; }

    public MemoryTable Table { get; } = new();

    public static DeskSettings Settings => Sample.Value;

    public static IConfiguration NoSettings { get; } = new ConfigurationBuilder().Build();

    public IReadOnlyList<SimulatedTeams> Tenants { get; }

    /// <summary>All that happens outside of the desk: people and the Teams service.</summary>
    public SimulatedProcess People { get; }

    public SimulatedDelivery Delivery { get; }

    public DeliveryLog Deliveries { get; } = new();

    public Witness Witness { get; }

    public List<Replica> Replicas { get; } = [];

    public RememberingLog Log { get; } = new();

    /// <summary>The step at which the script was done; 0 before.</summary>
    public long DoneAt { get; private set; }

    /// <summary>How long the script took.</summary>
    public TimeSpan DoneAfter { get; private set; } = TimeSpan.MaxValue;

    public void Done() => (DoneAt, DoneAfter) = (Scheduler.Steps, Scheduler.Now - Start);

    /// <summary>Runs to the end.</summary>
    /// <returns>What is wrong; empty when every invariant holds.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        for (int i = 0; i < _processes; i++)
        {
            StartReplica();
        }

        People.Start(() => _plan.Script is { } script ? script(this) : Task.WhenAll(Tenants.Select((_, index) => new SimulatedPeople(this, index).LiveAsync(_plan.Acting))));
        Scheduler.BeforeStep = Strike;
        RunFor(_plan.Acting);
        ComeToRest();
        RunFor(_plan.Resting);
        return Scheduler.Problems.Count > 0 ? Scheduler.Problems : await Witness.FindingsAsync();
    }

    /// <summary>A batch has been written.</summary>
    public void Committed(string partition, IReadOnlyList<RowChange> changes)
    {
        Deliveries.Committed(partition, changes);
        Witness.Committed(partition, changes);
    }

    /// <summary>One line that says what kind of run this was.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_processes} processes, {_started - _processes} restarts, {Scheduler.Steps} steps, {Deliveries.Entries.Count} deliveries, {Delivery.GivenUp} given up, fingerprint {Scheduler.Fingerprint:x16}");

    private void RunFor(TimeSpan time) => Scheduler.RunUntil(Scheduler.Now + time);

    private void StartReplica() => Replicas.Add(Replica.Start(this, string.Create(CultureInfo.InvariantCulture, $"desk-{++_started}")));

    /// <summary>Before any step of any process it may die, or its clock may jump.</summary>
    private void Strike()
    {
        if (_plan.CrashAt is { } step ? Scheduler.Steps == step : Scheduler.Chance(Weather.Crash))
        {
            Replica victim = Scheduler.Any(Replicas);
            if (victim.Process.IsAlive)
            {
                victim.Process.Kill();
                Replicas.Remove(victim);
                Scheduler.After(Scheduler.Some(TimeSpan.FromMinutes(2)), StartReplica);
                if (Replicas.Count == 0)
                {
                    StartReplica(); // Somebody must be there to come back to.
                }
            }
        }

        if (Scheduler.Chance(Weather.Jump) && Replicas.Count > 0)
        {
            Scheduler.Any(Replicas).Jump(Weather.Skew * ((Scheduler.Dice.NextDouble() * 2) - 1));
        }
    }

    private void ComeToRest()
    {
        Weather = Weather.Calm with { Skew = Weather.Skew };
        Scheduler.BeforeStep = null;
        Scheduler.Note("calm");
    }

    /// <summary>The sample, with tickets that close soon, two shards, few people who are many, and no article that would spare a ticket.</summary>
    private static DeskSettings ReadSettings()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "desk.yaml"))
            .Replace("closeAfter: 3d", "closeAfter: 30m", StringComparison.Ordinal)
            .Replace("reopenWithin: 14d", "reopenWithin: 2h", StringComparison.Ordinal)
            .Replace("  medium: 3\n", "  medium: 2\n", StringComparison.Ordinal)
            .Replace("  high: 10\n", "  high: 3\n", StringComparison.Ordinal)
            .Replace("shards: 1", "shards: 2", StringComparison.Ordinal);
        string file = Path.GetTempFileName();
        File.WriteAllText(file, text);
        try
        {
            return DeskFile.Read(file) with { Knowledge = null };
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class TrueTime(Scheduler scheduler) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => scheduler.Now;
    }
}
