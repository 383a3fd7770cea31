using System.Diagnostics;
using System.Globalization;
using ChatServiceDesk.Simulation.Checks;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>Whatever is posted to it, the desk answers, logs no error, does for nobody what is not theirs and shows nobody what is not theirs.</summary>
/// <remarks>
/// <c>FUZZ_MUTANTS</c> sets how many mutants there are: 100,000 if not set. <c>FUZZ_SEED</c> sets the first seed: 1 if not set; each
/// 5,000 mutants have a desk and a seed of their own. A failure says the seed, the number and the bytes of its mutant:
/// <c>FUZZ_BODY</c> set to these bytes in Base64 sends that one alone.
/// </remarks>
public sealed class MutantActivities(ITestOutputHelper output)
{
    private const int PerDesk = 5000;
    private const int MostFindings = 20;
    private const string Requester = "RequesterId";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mutants_are_answered_without_an_error_and_get_at_nothing()
    {
        int mutants = Number("FUZZ_MUTANTS", 100_000);
        int seed = Number("FUZZ_SEED", 1);
        List<string> findings = [];
        long start = Stopwatch.GetTimestamp();
        for (int sent = 0; sent < mutants && findings.Count == 0; sent += PerDesk, seed++)
        {
            await using Fuzz fuzz = await Fuzz.StartAsync(seed, distort: null, Cancelled);
            await fuzz.RunAsync(Math.Min(PerDesk, mutants - sent), before: null, Cancelled);
            findings.AddRange(fuzz.Findings);
            output.WriteLine($"{fuzz}, {Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s");
            Assert.True(fuzz is { CanariesSeen: > 100, Moves: > 100 }, "The mutants hardly got through to anything.");
        }

        Assert.True(findings.Count == 0, $"{findings.Count} findings\n{string.Join("\n\n", findings.Take(MostFindings))}");
    }

    [Fact]
    public async Task A_mutant_that_was_found_once_can_be_sent_alone()
    {
        await using Fuzz fuzz = await Fuzz.StartAsync(seed: 1, distort: null, Cancelled);
        byte[] body = Convert.FromBase64String(Environment.GetEnvironmentVariable("FUZZ_BODY") ?? "e30=");

        await fuzz.SendAsync(0, body, "application/json");
        await fuzz.CheckAsync(Cancelled);

        Assert.Empty(fuzz.Findings);
    }

    [Fact]
    public async Task The_fuzz_notices_a_desk_that_takes_everybody_for_the_requester()
    {
        string asking = "";
        MemoryTable table = new();
        DistortingTable distorted = new(
            table,
            row => row.Key.StartsWith(Keys.TicketPrefix, StringComparison.Ordinal) ? row with { Data = row.Data.With(Requester, asking) } : row,
            (partition, change) => WithItsRequesterAsync(table, partition, change));

        IReadOnlyList<string> findings = await FindingsOfAsync(distorted, heard => asking = heard.Person);

        Assert.Contains(findings, finding => finding.Contains("invariant 8", StringComparison.Ordinal) && finding.Contains("who is not the requester", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("invariant 9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_fuzz_notices_a_desk_that_takes_every_channel_for_the_queues()
    {
        string asking = "";
        DistortingTable distorted = new(
            new MemoryTable(),
            row => row.Key.StartsWith(Keys.PlacePrefix, StringComparison.Ordinal) && row.Key.EndsWith(AgendaPlan.QueuePlace, StringComparison.Ordinal)
                ? row with { Data = row.Data.With("Conversation", asking) }
                : row);

        IReadOnlyList<string> findings = await FindingsOfAsync(distorted, heard => asking = ConnectorPlaces.BaseOf(heard.Conversation));

        Assert.Contains(findings, finding => finding.Contains("invariant 8", StringComparison.Ordinal) && finding.Contains("but its card is in", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("invariant 9", StringComparison.Ordinal));
    }

    /// <summary>A ticket and its index row stay those of whoever has reported it.</summary>
    private static async Task<RowChange> WithItsRequesterAsync(MemoryTable table, string partition, RowChange change)
    {
        string[] parts = change.Key.Split('|');
        if (parts[0] + "|" is not (Keys.TicketPrefix or Keys.RequesterPrefix)
            || change is not RowChange.Replace replace
            || await table.GetAsync(partition, Keys.TicketPrefix + parts[^1], Cancelled) is not { } ticket)
        {
            return change;
        }

        string requester = ticket.Data.String(Requester);
        return parts[0] == "t"
            ? replace with { Data = replace.Data.With(Requester, requester) }
            : new RowChange.Replace($"{Keys.RequesterOf(new PersonId(requester))}{parts[^2]}|{parts[^1]}", replace.Data, replace.IfMatch);
    }

    private static async Task<IReadOnlyList<string>> FindingsOfAsync(DistortingTable distorted, Action<Heard> about)
    {
        await using Fuzz fuzz = await Fuzz.StartAsync(seed: 1, distorted, Cancelled);
        distorted.IsOn = true;
        await fuzz.RunAsync(1500, body => about(Heard.Of(body, "") ?? new Heard("", "", "", false, "", "")), Cancelled);
        return fuzz.Findings;
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
