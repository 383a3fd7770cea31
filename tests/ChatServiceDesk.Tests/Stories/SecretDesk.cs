using System.Text;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A desk in which everything that it keeps, sends and logs can be searched for a text.</summary>
internal sealed class SecretDesk : IAsyncDisposable
{
    private DeskStage? _stage;

    public DeskStage Stage => _stage ?? throw new InvalidOperationException("It has not started.");

    public RememberedLog Log { get; } = new();

    /// <summary>What presses were answered with.</summary>
    public List<string> Answers { get; } = [];

    public static async Task<SecretDesk> StartAsync(CancellationToken cancellationToken, string? config = null, StageStorage? storage = null)
    {
        SecretDesk desk = new();
        desk._stage = await DeskStage.StartAsync(cancellationToken, storage, config: config, build: builder => builder.Services.AddSingleton<ILoggerProvider>(desk.Log));
        return desk;
    }

    /// <summary>Fails where the text is in any row of any partition, in the database file itself, in anything sent or answered, or in a log line.</summary>
    public async Task NowhereAsync(string text, CancellationToken cancellationToken)
    {
        string[] places = [.. (await PlacesAsync(text, cancellationToken)).Distinct()];
        Assert.True(places.Length == 0, $"'{text}' is in {string.Join(", ", places)}.");
    }

    public async Task<List<string>> PlacesAsync(string text, CancellationToken cancellationToken)
    {
        List<string> places = [];
        foreach (string partition in new[] { Stage.Home(), Partitions.Desk(Stage.World.TenantId), Partitions.Tenants })
        {
            await foreach (Row row in Stage.Table.RangeAsync(partition, KeyRange.All, cancellationToken))
            {
                if (row.Key.Contains(text, StringComparison.OrdinalIgnoreCase) || row.Data.Any(property => property.Value.Type is PropertyType.String && row.Data.String(property.Key).Contains(text, StringComparison.OrdinalIgnoreCase)))
                {
                    places.Add($"row {row.Key}");
                }
            }
        }

        foreach (string file in System.IO.Directory.EnumerateFiles(Stage.Folder, "*", SearchOption.AllDirectories))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream bytes = new();
            await stream.CopyToAsync(bytes, cancellationToken);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0) places.Add($"file {Path.GetFileName(file)}");
        }

        places.AddRange(Stage.Teams.Calls.Where(call => call.Body?.GetRawText().Contains(text, StringComparison.OrdinalIgnoreCase) is true).Select(call => $"message {call}"));
        places.AddRange(Answers.Where(answer => answer.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(_ => "answer"));
        places.AddRange(Log.Lines.Where(line => line.Text.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(line => $"log {line.EventId}"));
        return places;
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        Log.Dispose();
    }
}
