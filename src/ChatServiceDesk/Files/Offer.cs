using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Files;

/// <summary>What a message brings beside its words.</summary>
/// <param name="Files">Pictures and files, in their order.</param>
/// <param name="HasVoice">Something that would have to be listened to.</param>
/// <param name="HasSticker">A sticker or an animated picture from the client's collection: it says something, but shows nothing of the sender's.</param>
internal sealed record Offer(IReadOnlyList<OfferedFile> Files, bool HasVoice, bool HasSticker)
{
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";
    private const string PicturePrefix = "image/";
    private const string Html = "text/html";

    private static readonly string[] VoiceTypes = ["mp3", "m4a", "wav", "ogg", "oga", "aac", "amr", "opus", "weba"];

    public static Offer Of(Activity activity)
    {
        List<OfferedFile> files = [];
        bool hasVoice = false;
        bool hasSticker = false;
        foreach (Attachment attachment in activity.Attachments)
        {
            string type = attachment.ContentType?.ToLowerInvariant() ?? "";
            if (type.StartsWith("audio/", StringComparison.Ordinal) || VoiceTypes.Contains(Text(attachment, "fileType")?.ToLowerInvariant()))
            {
                hasVoice = true;
            }
            else if (type == Html)
            {
                hasSticker |= ShowsSticker(attachment);
            }
            else if (type == DownloadInfo)
            {
                files.AddRange(Uri.TryCreate(Text(attachment, "downloadUrl"), UriKind.Absolute, out Uri? url) ? [new OfferedFile(attachment.Name, url, IsDownload: true)] : []);
            }
            else if (type.StartsWith(PicturePrefix, StringComparison.Ordinal) && attachment.ContentUrl is { IsAbsoluteUri: true } address)
            {
                files.Add(new OfferedFile(attachment.Name, address, IsDownload: false)); // Cards, quotes and what is still unknown are nothing that somebody has sent as a file.
            }
        }

        return new Offer(files, hasVoice, hasSticker && files.Count == 0);
    }

    /// <summary>Teams sends the words of each message once more as HTML; only what is in it beside them counts.</summary>
    private static bool ShowsSticker(Attachment attachment) =>
        attachment.Content is { ValueKind: JsonValueKind.String } content
        && content.GetString() is { } html
        && html.Contains("<img", StringComparison.OrdinalIgnoreCase)
        && (html.Contains("schema.skype.com/Sticker", StringComparison.OrdinalIgnoreCase)
            || html.Contains("schema.skype.com/Giphy", StringComparison.OrdinalIgnoreCase)
            || html.Contains("schema.skype.com/Emoji", StringComparison.OrdinalIgnoreCase)
            || html.Contains("giphy.com/", StringComparison.OrdinalIgnoreCase));

    private static string? Text(Attachment attachment, string name) =>
        attachment.Content is { ValueKind: JsonValueKind.Object } content && content.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
