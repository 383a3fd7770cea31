using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What many stories about files do.</summary>
internal static class SentFiles
{
    public static async Task SendsAsync(this DeskStage stage, Person who, string text, CancellationToken cancellationToken, params Uri[] pasted)
    {
        JsonObject message = stage.People.Activities.Message(who, text);
        foreach (Uri url in pasted.Reverse())
        {
            TeamsActivities.Paste(message, url);
        }

        await stage.People.SendAsync(message, cancellationToken);
        await stage.SettleAsync(cancellationToken);
    }

    public static async Task SendsFileAsync(this DeskStage stage, Person who, string text, string name, Uri url, CancellationToken cancellationToken)
    {
        await stage.People.SendAsync(TeamsActivities.Attach(stage.People.Activities.Message(who, text), name, url), cancellationToken);
        await stage.SettleAsync(cancellationToken);
    }

    /// <summary>Every file that the desk knows, in no order.</summary>
    public static async Task<StoredFile[]> FilesAsync(this DeskStage stage, CancellationToken cancellationToken) =>
        [.. (await stage.RowsAsync($"{Keys.FilePrefix}a|", cancellationToken)).Select(StoredFile.Read)];

    /// <summary>The address behind the button of the newest card about a file in a conversation, below the desk's own.</summary>
    public static Uri LinkIn(this DeskStage stage, string conversation)
    {
        string json = stage.Teams.Conversation(conversation).Messages.Last(message => message.Body.GetRawText().Contains("/files/", StringComparison.Ordinal)).Card?.GetRawText() ?? "";
        int start = json.IndexOf(DeskStage.Address, StringComparison.Ordinal);
        return new Uri(json[start..json.IndexOf('"', start)].Replace("\\u0026", "&", StringComparison.Ordinal));
    }

    public static Task<HttpResponseMessage> OpensAsync(this DeskStage stage, Uri link, CancellationToken cancellationToken) =>
        stage.Http.GetAsync(new Uri(link.PathAndQuery, UriKind.Relative), cancellationToken);
}
