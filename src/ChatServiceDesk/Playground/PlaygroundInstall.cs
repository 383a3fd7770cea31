using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace ChatServiceDesk.Playground;

/// <summary>Brings the pinned package onto this machine once for each lock file, and never half.</summary>
internal sealed class PlaygroundInstall(string workDirectory, PlaygroundLog log)
{
    private const string LockFile = "package-lock.json";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Where the files lie that were copied beside the desk: the lock, the sample world, the preloaded script.</summary>
    public static string Source { get; } = Path.Combine(AppContext.BaseDirectory, "Playground");

    /// <returns>The script to start, or <see langword="null"/> when npm failed; its words are in the log.</returns>
    /// <exception cref="Win32Exception">There is no npm.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop, or it took longer than five minutes.</exception>
    public async Task<string?> EnsureAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        string home = Path.Combine(workDirectory, await KeyAsync(cancellationToken));
        string script = Path.Combine(home, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
        if (File.Exists(script)) return script;

        string half = Path.Combine(workDirectory, $"install-{Environment.ProcessId}-{Guid.NewGuid():N}");
        try
        {
            System.IO.Directory.CreateDirectory(half);
            foreach (string file in (string[])["package.json", LockFile])
                File.Copy(Path.Combine(Source, file), Path.Combine(half, file));
            if (!await NpmAsync(half, clock, cancellationToken)) return null;
            MoveIntoPlace(half, home, script);
            return script;
        }
        finally
        {
            if (System.IO.Directory.Exists(half)) System.IO.Directory.Delete(half, recursive: true);
        }
    }

    /// <summary>One rename, so that a directory with this name is always complete. Another desk may have been faster: then its is as good.</summary>
    private static void MoveIntoPlace(string half, string home, string script)
    {
        try
        {
            System.IO.Directory.Move(half, home);
        }
        catch (IOException) when (File.Exists(script))
        {
        }
    }

    private static async Task<string> KeyAsync(CancellationToken cancellationToken)
    {
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(Source, LockFile), cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
    }

    private async Task<bool> NpmAsync(string directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        ProcessStartInfo npm = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            ArgumentList = { "ci", "--ignore-scripts", "--no-audit", "--no-fund" },
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using CancellationTokenSource limit = new(s_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using Process process = log.Start(npm);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
