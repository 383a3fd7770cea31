using System.Security.Cryptography;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Files;

/// <summary>Does the agenda's work on files: fetches what people have sent, and deletes what nobody refers to.</summary>
internal sealed partial class FetchFile(FileStore files, DraftStore drafts, FileFetcher fetcher, IBlobs blobs, DeskSettings settings, TimeProvider clock, ILogger<FetchFile> logger)
{
    /// <summary>After these the sender is told that it can't be had. Addresses of files are good for minutes.</summary>
    private const int MostAttempts = 5;

    public async Task<Attempt> CarryAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        string id = row.What[(row.What.IndexOf('-', StringComparison.Ordinal) + 1)..];
        try
        {
            return await files.FindAsync(row.Partition, id, cancellationToken) is not { } file ? new Attempt.Changed(Change.None)
                : row.Kind is AgendaKind.Forget ? await ForgetAsync(row, file, cancellationToken)
                : file.State is FileState.Waiting ? await FetchAsync(row, file, cancellationToken)
                : new Attempt.Changed(Change.None); // Whoever fetched it died before the row was gone.
        }
        catch (BlobException e)
        {
            LogStoreFailed(id, e);
            return new Attempt.Failed("the store of files can't be used");
        }
    }

    private async Task<Attempt> FetchAsync(AgendaRow row, StoredFile file, CancellationToken cancellationToken)
    {
        switch (await fetcher.GetAsync(file, cancellationToken))
        {
            case FetchResult.Content content when FileKinds.Of(content.Bytes, file.Name) is { } kind && settings.Files.Types.Contains(kind.Name):
                return await KeepAsync(row, file, kind, content.Bytes, cancellationToken);
            case FetchResult.Content:
                return Refuse(row, file, FileRefusal.Type);
            case FetchResult.Refused refused:
                return Refuse(row, file, refused.Why);
            case FetchResult.Failed failed when row.Attempts < MostAttempts:
                return new Attempt.Failed(failed.Why, failed.After);
            default:
                return Refuse(row, file, FileRefusal.Unreachable);
        }
    }

    /// <summary>The contents first: a row that names them must never be there without them.</summary>
    private async Task<Attempt> KeepAsync(AgendaRow row, StoredFile file, FileKind kind, byte[] content, CancellationToken cancellationToken)
    {
        StoredFile stored = file with
        {
            State = FileState.Stored,
            Url = "",
            Name = FileNames.WithEnding(file.Name, kind),
            Kind = kind.Name,
            Size = content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
        await blobs.PutAsync(stored.BlobName(Partitions.TenantOf(row.Partition)), content, cancellationToken);
        LogStored(file.Id, kind.Name, content.Length);
        return new Attempt.Changed(new Change([stored.Save()], stored.Ticket is null ? [] : [News(row.Partition, stored, clock.GetUtcNow())]));
    }

    private Attempt.Changed Refuse(AgendaRow row, StoredFile file, FileRefusal why)
    {
        LogRefused(file.Id, why);
        AgendaRow told = new()
        {
            Partition = row.Partition,
            Kind = AgendaKind.Reply,
            What = $"refused-{file.Id}",
            Due = clock.GetUtcNow(),
            Since = clock.GetUtcNow(),
            Conversation = file.Conversation,
            ServiceUrl = file.ServiceUrl,
            Person = file.Role is ActorRole.Requester ? file.Sender.Id.Value : "",
            Payload = OutboundActivity.Message(FileWords.Of(why, file.Name, settings.Files, Texts.In(file.Language))).ToJson(),
        };
        return new Attempt.Changed(new Change([(file with { State = FileState.Refused, Refusal = why, Url = "" }).Save()], [told]));
    }

    /// <summary>A file that no ticket has, and that stands in no draft. First it is marked, so that from then on no ticket can have it; then its contents go, and with them its row.</summary>
    private async Task<Attempt> ForgetAsync(AgendaRow row, StoredFile file, CancellationToken cancellationToken)
    {
        if (file.Ticket is not null)
        {
            return new Attempt.Changed(Change.None); // As long as there is the ticket.
        }

        if (await drafts.FindAsync(row.Partition, file.Conversation, cancellationToken) is { } draft && draft.Files.Contains(file.Id))
        {
            return new Attempt.Changed(Change.Later(ReceiveFiles.Forget(row.Partition, file.Id, clock.GetUtcNow() + ReceiveFiles.Patience)));
        }

        if (file.State is not FileState.Leaving)
        {
            return new Attempt.Changed(new Change([(file with { State = FileState.Leaving, Url = "" }).Save()], [ReceiveFiles.Forget(row.Partition, file.Id, clock.GetUtcNow())]));
        }

        if (file.Hash.Length > 0)
        {
            await blobs.DeleteAsync(file.BlobName(Partitions.TenantOf(row.Partition)), cancellationToken);
        }

        LogForgotten(file.Id);
        return new Attempt.Changed(Change.Of(file.Delete()));
    }

    /// <summary>Tells the other side: the agents of what the requester sent, the requester of what an agent sent.</summary>
    public static AgendaRow News(string partition, StoredFile file, DateTimeOffset now) => new()
    {
        Partition = partition,
        Kind = AgendaKind.File,
        What = $"file-{file.Id}",
        Due = now,
        Since = now,
        Ticket = file.Ticket,
        Recipient = file.Role is ActorRole.Requester ? Recipient.Queue : Recipient.Requester,
    };

    [LoggerMessage(3101, LogLevel.Information, "Files: {File} is kept, {Kind}, {Bytes} bytes")]
    private partial void LogStored(string file, string kind, int bytes);

    [LoggerMessage(3102, LogLevel.Information, "Files: {File} is not taken: {Why}")]
    private partial void LogRefused(string file, FileRefusal why);

    [LoggerMessage(3103, LogLevel.Information, "Files: {File} belonged to nothing any more and is gone")]
    private partial void LogForgotten(string file);

    [LoggerMessage(3104, LogLevel.Error, "Files: the contents of {File} can't be stored or deleted; it is tried again")]
    private partial void LogStoreFailed(string file, Exception exception);
}
