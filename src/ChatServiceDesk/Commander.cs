using ChatServiceDesk.Audit;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.DeadLetters;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Intake;
using ChatServiceDesk.Reports;
using ChatServiceDesk.Status;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk;

/// <summary>From what was typed to the command that does it. Exit codes: 0 done, 1 found something wrong, 2 called wrongly.</summary>
internal static class Commander
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            CommandLine line = CommandLine.Parse(args);
            return line.Command switch
            {
                Commands.Serve => await Serve.RunAsync(line, output, cancellationToken),
                Commands.Verify => await OnOpenedAsync(line, opened => VerifyCommand.RunAsync(opened.Table, opened.Clock, output, cancellationToken, opened.Blobs), cancellationToken),
                Commands.Report => await OnStoreAsync(
                    line, (table, clock) => ReportCommand.RunAsync(table, clock, DeskFile.Read(line.Config).Terms.Surveys, line.Weeks ?? CommandLine.DefaultWeeks, line.AsJson, output, cancellationToken), cancellationToken),
                Commands.DeadLetters => await OnStoreAsync(line, (table, clock) => DeadLetterCommands.ListAsync(table, clock, output, cancellationToken), cancellationToken),
                Commands.Replay => await OnStoreAsync(line, (table, clock) => DeadLetterCommands.ReplayAsync(table, clock, output, cancellationToken), cancellationToken),
                Commands.Classify => await ClassifyAsync(line, input, output, cancellationToken),
                Commands.Evaluate when line.Train.Count > 0 => await EvaluateAsync(line, output),
                Commands.Evaluate => await EvaluateCommand.RunAsync(line.Data, await LearnedAsync(line, cancellationToken), output),
                Commands.Train => await TrainAsync(line, output, cancellationToken),
                Commands.Version => Print(output, StatusPage.Version),
                _ => Print(output, Commands.Text),
            };
        }
        catch (Exception e) when (e is UsageException or DeskFileException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static Task<Additions> LearnedAsync(CommandLine line, CancellationToken cancellationToken) => Learned.OfAsync(line, DeskFile.Read(line.Config), cancellationToken);

    private static async Task<int> ClassifyAsync(CommandLine line, TextReader input, TextWriter output, CancellationToken cancellationToken) => await ClassifyCommand.RunAsync(
        line.Data,
        DeskFile.Read(line.Config) with { Additions = await LearnedAsync(line, cancellationToken) },
        input,
        line.ReadsObjects ? (text, number) => LabelledFiles.TextOf(text, $"Standard input, line {number}") : (text, _) => text,
        output,
        cancellationToken);

    private static Task<int> EvaluateAsync(CommandLine line, TextWriter output) => EvaluateCommand.RunAsync(
        LabelledFiles.Read("--train", line.Train),
        LabelledFiles.Read("--validate", line.Validate),
        LabelledFiles.Read("--test", line.Test),
        line.OutOfScope,
        TimeProvider.System,
        output);

    private static async Task<int> TrainAsync(CommandLine line, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            int own = DeskFile.Read(line.Config).Additions.Utterances.Count;
            Additions learned = await LearnedAsync(line, cancellationToken);
            return await TrainCommand.RunAsync(line.Data, learned, learned.Utterances.Count - own, TimeProvider.System, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{line.Data}' can't be written. Choose another with --data DIR", e);
        }
    }

    private static int Print(TextWriter output, string text)
    {
        output.WriteLine(text);
        return 0;
    }

    /// <summary>Opens the store that the options and settings name. It is never created: a command that only looks must not make a desk.</summary>
    private static Task<int> OnStoreAsync(CommandLine line, Func<ITable, TimeProvider, Task<int>> run, CancellationToken cancellationToken) =>
        OnOpenedAsync(line, opened => run(opened.Table, opened.Clock), cancellationToken);

    private static async Task<int> OnOpenedAsync(CommandLine line, Func<OpenedStorage, Task<int>> run, CancellationToken cancellationToken)
    {
        OpenedStorage opened = await Storages.OpenAsync(line, Storages.Configuration(), mayCreate: false, cancellationToken);
        try
        {
            return await run(opened);
        }
        catch (TableException e) when (e.Code is TableErrorCode.TableNotFound)
        {
            throw new UsageException("There is no desk in this storage account. Check Storage__TableName, or start the desk once.", e);
        }
        catch (Exception e) when (e is TableException or BlobException)
        {
            throw new UsageException($"The storage can't be used: {e.Message}", e);
        }
        finally
        {
            if (opened.Table is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }
    }
}
