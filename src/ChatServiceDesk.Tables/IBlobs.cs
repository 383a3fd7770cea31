namespace ChatServiceDesk.Tables;

/// <summary>Contents of files, each under a name. A content never changes: putting it again under its name has no effect that anybody could see.</summary>
/// <remarks>All implementations pass the same contract suite. Names are parts of small letters, digits and dashes with slashes between, 200 characters at most.</remarks>
public interface IBlobs
{
    /// <summary>Stores a content, or stores it again. When this has returned, it is there also after the power has failed.</summary>
    /// <exception cref="ArgumentException">This is no name.</exception>
    /// <exception cref="BlobException">The store failed; the content may be there or not.</exception>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>To be disposed of; <see langword="null"/> when there is nothing under that name.</returns>
    /// <exception cref="ArgumentException">This is no name.</exception>
    /// <exception cref="BlobException">The store failed.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <returns>Whether there was something.</returns>
    /// <exception cref="ArgumentException">This is no name.</exception>
    /// <exception cref="BlobException">The store failed; the content may be there or not.</exception>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}
