using System.Diagnostics;

namespace ChatServiceDesk.Testing;

/// <summary>The cards that were looked at and found good: the files <c>Transcripts/Cards/NAME.json</c> of the repository that these tests were built from.</summary>
public static class PinnedCards
{
    /// <summary>The folder of all tests.</summary>
    public static string Tests { get; } = Path.Combine(Root(), "tests");

    public static string Folder { get; } = Path.Combine(Tests, "ChatServiceDesk.Tests", "Transcripts", "Cards");

    public static IEnumerable<string> Names => System.IO.Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static string FileOf(string name) => Path.Combine(Folder, $"{name}.json");

    /// <summary>Writes <c>light.html</c> and <c>dark.html</c> with all of them, wide and narrow: tests/cards/render.mjs.</summary>
    public static async Task RenderAsync(string output, CancellationToken cancellationToken)
    {
        using Process node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Tests, "cards", "render.mjs"), Folder, output]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("node did not start.");
        string problems = await node.StandardError.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        if (node.ExitCode != 0) throw new InvalidOperationException($"The cards could not be rendered. Is it installed? npm ci --ignore-scripts --prefix tests\n{problems}");
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatServiceDesk.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests read the repository that they were built in, and it is gone.");
    }
}
