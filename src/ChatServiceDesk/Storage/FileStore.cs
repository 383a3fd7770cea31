using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>The rows of files; their contents lie elsewhere.</summary>
internal sealed class FileStore(ITable table)
{
    public async ValueTask<StoredFile?> FindAsync(string partition, string id, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.File(id), cancellationToken) is { } row ? StoredFile.Read(row) : null;

    /// <summary>Only if that ticket has it.</summary>
    public async ValueTask<StoredFile?> FindAsync(string partition, long ticket, string id, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.FileOf(ticket, id), cancellationToken) is not null
        && await FindAsync(partition, id, cancellationToken) is { } file && file.Ticket == ticket
            ? file
            : null;

    /// <summary>All that a ticket has, in the order in which they were sent.</summary>
    public async ValueTask<IReadOnlyList<StoredFile>> OfTicketAsync(string partition, long ticket, CancellationToken cancellationToken)
    {
        List<StoredFile> files = [];
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.FilesOf(ticket)), cancellationToken))
        {
            if (await FindAsync(partition, row.Data.String("Id"), cancellationToken) is { } file)
            {
                files.Add(file);
            }
        }

        return [.. files.OrderBy(file => file.At).ThenBy(file => file.Id, StringComparer.Ordinal)];
    }
}
