using System.Diagnostics;

namespace ChatServiceDesk.Packaging.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    public static async Task<Command> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"; // Bicep runs where no ICU is installed.
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}
