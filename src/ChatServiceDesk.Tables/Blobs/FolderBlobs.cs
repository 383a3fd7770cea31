namespace ChatServiceDesk.Tables;

/// <summary>Contents as files of a folder. A file is written beside its place and moved there when all of it is on the disk, so nobody ever reads half of one.</summary>
/// <param name="folder">Made with the first content.</param>
public sealed class FolderBlobs(string folder) : IBlobs
{
    private const string Unfinished = ".part";

    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        string path = PathOf(name);
        string part = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            await using (FileStream file = new(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                await file.FlushAsync(cancellationToken);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobException($"'{path}' can't be written.", e);
        }
        finally
        {
            Remove(part);
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string path = PathOf(name);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobException($"'{path}' can't be read.", e);
        }
    }

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string path = PathOf(name);
        try
        {
            bool isThere = File.Exists(path);
            if (isThere)
            {
                File.Delete(path);
            }

            return Task.FromResult(isThere);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobException($"'{path}' can't be deleted.", e);
        }
    }

    private string PathOf(string name) => Path.Combine([folder, .. BlobName.Checked(name).Split('/')]);

    /// <summary>What is left of a content that was not finished; that it can't be removed hides no other failure.</summary>
    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It does no harm: nobody reads it.
        }
    }
}
