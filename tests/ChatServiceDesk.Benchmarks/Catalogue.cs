namespace ChatServiceDesk.Benchmarks;

/// <summary>All benchmarks by name.</summary>
internal static class Catalogue
{
    private static readonly (string Name, Func<CancellationToken, IAsyncEnumerable<Line>> RunAsync)[] s_all =
    [
        ("azure-table", AzureTableCosts.RunAsync),
        ("sqlite-table", SqliteTableCosts.RunAsync),
        ("activity", ActivityCosts.RunAsync),
        ("classifier", ClassifierCosts.RunAsync),
        ("desk", DeskCosts.RunAsync),
    ];

    /// <param name="filters">Those whose names contain one of these; none for all.</param>
    /// <param name="output">Gets the table, line by line.</param>
    /// <param name="cancellationToken">Ends it between two rounds.</param>
    /// <returns>The exit code: 2 when nothing is called that.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> filters, TextWriter output, CancellationToken cancellationToken)
    {
        var chosen = s_all.Where(one => filters.Count == 0 || filters.Any(filter => one.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (chosen.Length == 0)
        {
            await output.WriteLineAsync($"Nothing is called that. There are: {string.Join(", ", s_all.Select(one => one.Name))}");
            return 2;
        }

        await output.WriteLineAsync(Line.Heading);
        foreach ((string name, Func<CancellationToken, IAsyncEnumerable<Line>> run) in chosen)
        {
            await foreach (Line line in run(cancellationToken))
            {
                await output.WriteLineAsync((line with { Name = $"{name}: {line.Name}" }).ToString());
                await output.FlushAsync(cancellationToken);
            }
        }

        return 0;
    }
}
