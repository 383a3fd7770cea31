using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ChatServiceDesk.Simulation.Checks;
using ChatServiceDesk.Tables;
using Microsoft.AspNetCore.Http;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>One planted desk and a number of mutants. Remembers which mutant broke what, so that it can be sent again alone.</summary>
internal sealed class Fuzz : IAsyncDisposable
{
    private const int DrainEvery = 250;

    private static readonly HashSet<int> Statuses =
    [
        StatusCodes.Status200OK, StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status501NotImplemented,
    ];

    private readonly FuzzDesk _desk;
    private readonly IReadOnlyList<FuzzTenant> _tenants;
    private readonly Planted _planted;
    private readonly IsolationCheck _isolation;
    private readonly List<string> _findings = [];
    private readonly int _seed;

    private Fuzz(FuzzDesk desk, IReadOnlyList<FuzzTenant> tenants, Planted planted, int seed)
    {
        (_desk, _tenants, _planted, _seed) = (desk, tenants, planted, seed);
        _isolation = new IsolationCheck(planted.Canaries);
    }

    /// <summary>What must not be; empty when all is well.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>How many mutants were answered with which status.</summary>
    public SortedDictionary<int, int> Answers { get; } = [];

    /// <summary>How many canaries were read by those who may.</summary>
    public int CanariesSeen => _isolation.Seen;

    /// <summary>How many moves of tickets there were, planted ones included: a fuzz that never gets through to a ticket proves nothing.</summary>
    public int Moves { get; private set; }

    public int Messages => _desk.Wire.Calls.Count;

    /// <param name="seed">Makes the same mutants again.</param>
    /// <param name="distort">What the desk reads its table through; the table itself if not given. It is told who is asking.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The fuzz ends what it starts in DisposeAsync.")]
    public static async Task<Fuzz> StartAsync(int seed, DistortingTable? distort, CancellationToken cancellationToken)
    {
        MemoryTable table = distort?.Inner ?? new MemoryTable();
        FuzzDesk desk = await FuzzDesk.StartAsync(table, distort, cancellationToken);
        FuzzTenant[] tenants = [await FuzzTenant.StartAsync(1, desk.Clock, cancellationToken), await FuzzTenant.StartAsync(2, desk.Clock, cancellationToken)];
        Planted planted = new(desk, tenants);
        await planted.PlantAsync(cancellationToken);
        return new Fuzz(desk, tenants, planted, seed);
    }

    /// <summary>Sends that many mutants and looks at what has become of the desk.</summary>
    /// <param name="mutants">How many.</param>
    /// <param name="before">Told what is about to be sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(int mutants, Action<byte[]>? before, CancellationToken cancellationToken)
    {
        Random random = new(_seed);
        Goldens goldens = new(_planted, random);
        Mutator mutator = new(new FuzzIds(_planted), random);
        byte[] body = [];
        for (int index = 0; index < mutants; index++)
        {
            // Now and then the same again, as Teams does.
            body = index > 0 && random.Next(30) == 0 ? body : mutator.Mutate(await goldens.NextAsync(cancellationToken));
            before?.Invoke(body);
            await SendAsync(index, body, random.Next(200) == 0 ? "text/plain" : "application/json");
            if (index % DrainEvery == DrainEvery - 1)
            {
                await _desk.PassAsync(TimeSpan.FromMinutes(random.Next(1, 120)), cancellationToken);
                Look($"after mutant {index} of seed {_seed}");
            }
        }

        await CheckAsync(cancellationToken);
    }

    /// <summary>Sends one body.</summary>
    /// <param name="index">Which mutant it is.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="contentType">What it says to be.</param>
    public async Task SendAsync(int index, byte[] body, string contentType)
    {
        (int status, Heard? heard) = await _desk.PostAsync(body, contentType);
        Answers[status] = Answers.GetValueOrDefault(status) + 1;
        string? problem = !Statuses.Contains(status) ? $"was answered {status}"
            : heard is not null && _isolation.InAnswers([heard]) is [{ } shown, ..] ? shown
            : null;
        IReadOnlyList<string> logged = _desk.Log.Take();
        if (problem is not null || logged.Count > 0)
        {
            Add($"mutant {index} of seed {_seed} {problem}\n{string.Join('\n', logged)}\n{Convert.ToBase64String(body)}\n{Encoding.UTF8.GetString(body)}");
        }
    }

    /// <summary>After all that: nothing is left to do, the store is sound, nobody did or saw what is not theirs.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        for (int hour = 0; hour < 4; hour++)
        {
            await _desk.PassAsync(TimeSpan.FromHours(1), cancellationToken);
        }

        Look($"at the end of seed {_seed}");
        if (await _desk.VerifyAsync(cancellationToken) is { Length: > 0 } unsound)
        {
            Add($"seed {_seed}: {unsound}");
        }

        PermissionCheck permissions = new(_desk.Heard, _desk.Wire.Calls);
        foreach (string finding in await permissions.RunAsync(_desk.Table, cancellationToken))
        {
            Add($"seed {_seed}: {finding}");
        }

        Moves = permissions.Seen;
        foreach (string finding in _isolation.InMessages(_desk.Wire.Calls, _desk.Heard).Concat(_desk.Wire.Unexpected))
        {
            Add($"seed {_seed}: {finding}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        foreach (FuzzTenant tenant in _tenants)
        {
            await tenant.DisposeAsync();
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {_seed}: {string.Join(", ", Answers.Select(answer => $"{answer.Value} × {answer.Key}"))}, {Messages} messages, {Moves} moves of tickets, {CanariesSeen} canaries where they may be");

    private void Look(string when)
    {
        // A mutant can make up an organisation; nobody has connected a channel there, and after a day the desk rightly says so.
        foreach (string logged in _desk.Log.Take().Where(logged => !logged.Contains("no channel is connected to the queue", StringComparison.Ordinal)))
        {
            Add($"{when}: {logged}");
        }
    }

    private void Add(string finding) => _findings.Add(finding);
}
