using System.Text.Encodings.Web;
using System.Text.Json;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>A card as it was looked at and found good: <c>Cards/NAME.json</c>. <c>DESK_SNAPSHOTS=write</c> writes them anew, to be looked at again.</summary>
internal static class CardSnapshot
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder => PinnedCards.Folder;

    /// <exception cref="TranscriptException">It has changed, or nobody has looked at it yet.</exception>
    public static async Task CheckAsync(string name, JsonElement card, CancellationToken cancellationToken)
    {
        string file = PinnedCards.FileOf(name);
        string now = JsonSerializer.Serialize(card, Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("DESK_SNAPSHOTS") == "write")
        {
            await File.WriteAllTextAsync(file, now, cancellationToken);
            return;
        }

        string kept = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : "";
        if (kept.ReplaceLineEndings("\n") != now)
        {
            throw new TranscriptException($"The card '{name}' is another than Cards/{name}.json. If that is meant, write it anew with DESK_SNAPSHOTS=write and look at it:\n{now}");
        }
    }
}
