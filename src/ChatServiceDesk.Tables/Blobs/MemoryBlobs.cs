using System.Collections.Concurrent;

namespace ChatServiceDesk.Tables;

/// <summary>Contents in memory, for tests and for desks that forget.</summary>
public sealed class MemoryBlobs : IBlobs
{
    private readonly ConcurrentDictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    /// <summary>What there is now.</summary>
    public IReadOnlyCollection<string> Names => [.. _contents.Keys];

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _contents[BlobName.Checked(name)] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream?>(_contents.TryGetValue(BlobName.Checked(name), out byte[]? content) ? new MemoryStream(content, writable: false) : null);
    }

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_contents.TryRemove(BlobName.Checked(name), out _));
    }
}
