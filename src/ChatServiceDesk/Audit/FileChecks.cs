using System.Security.Cryptography;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Audit;

/// <summary>12: each file that a ticket names is there with the contents it had when it came, each ticket names all that belong to it, and what is to happen to the others stands in the agenda.</summary>
internal static class FileChecks
{
    /// <summary>The rows against each other.</summary>
    public static IEnumerable<string> Rows(StoredPartition rows)
    {
        foreach ((long ticket, string id) in rows.TicketFiles)
        {
            if (!rows.Tickets.ContainsKey(ticket))
            {
                yield return $"{ticket}: there is a file but no ticket";
            }
            else if (rows.Files.GetValueOrDefault(id)?.Ticket != ticket)
            {
                yield return $"{ticket}: it names the file {id}, which is not there or another's";
            }
        }

        HashSet<string> waiting = [.. rows.Agenda.Concat(rows.DeadLetters).Where(row => row.Kind is AgendaKind.Fetch or AgendaKind.Forget).Select(row => row.What)];
        foreach (StoredFile file in rows.Files.Values)
        {
            if (file.Ticket is { } ticket && !rows.TicketFiles.Contains((ticket, file.Id)))
            {
                yield return $"{ticket}: it does not name the file {file.Id}, which is its own";
            }

            if (file.State is FileState.Waiting && !waiting.Contains($"fetch-{file.Id}"))
            {
                yield return $"the file {file.Id} waits but nobody will fetch it";
            }

            if (file.Ticket is null && !waiting.Contains($"forget-{file.Id}"))
            {
                yield return $"the file {file.Id} belongs to no ticket and nobody will delete it";
            }
        }
    }

    /// <summary>The contents of what the rows say is there.</summary>
    /// <exception cref="BlobException">The contents can't be read at all.</exception>
    public static async IAsyncEnumerable<string> ContentsAsync(StoredPartition rows, IBlobs blobs)
    {
        foreach (StoredFile file in rows.Files.Values.Where(file => file.State is FileState.Stored))
        {
            await using Stream? content = await blobs.OpenAsync(file.BlobName(Partitions.TenantOf(rows.Partition)), CancellationToken.None);
            if (content is null)
            {
                yield return $"{file.Ticket}: the contents of the file {file.Id} are missing";
            }
            else if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, CancellationToken.None)) != file.Hash)
            {
                yield return $"{file.Ticket}: the contents of the file {file.Id} are not those that came";
            }
        }
    }
}
