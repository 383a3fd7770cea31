using System.Diagnostics;

namespace ChatServiceDesk.Tests.House;

/// <summary>The files that these tests were built from. Git says which belong to it; an exported copy is taken as it is.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "artifacts", "data", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths below the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = FindFiles();

    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => SourceFile.Parse(file, Read(file)))];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatServiceDesk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests read the repository that they were built in, and it is gone.");
    }

    private static string[] FindFiles() =>
        Path.Exists(Path.Combine(Root, ".git")) ? [.. Tracked().Where(file => File.Exists(Path.Combine(Root, file)))]
        : [.. System.IO.Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(Built.Contains))];

    /// <summary>What is committed or about to be: the index. A file that nobody added is not part of the repository.</summary>
    private static string[] Tracked()
    {
        using Process git = Process.Start(new ProcessStartInfo("git", ["-c", $"safe.directory={Root}", "-C", Root, "ls-files", "-z"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("git did not start.");
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException("git could not list the files.");
    }
}
