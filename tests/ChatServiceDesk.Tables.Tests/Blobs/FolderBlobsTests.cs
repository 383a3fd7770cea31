namespace ChatServiceDesk.Tables.Tests;

public sealed class FolderBlobsTests : BlobContract, IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("desk-blobs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Nothing_unfinished_stays_beside_the_contents()
    {
        IBlobs blobs = await OpenAsync();

        await blobs.PutAsync("tenant/one", "1"u8.ToArray(), Soon);

        Assert.Equal([Path.Combine(_folder.FullName, "files", "tenant", "one")], System.IO.Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "files"), "in the way", Soon);
        IBlobs blobs = await OpenAsync();

        await Assert.ThrowsAsync<BlobException>(() => blobs.PutAsync("tenant/one", "1"u8.ToArray(), Soon));
    }

    private protected override ValueTask<IBlobs> OpenAsync() => ValueTask.FromResult<IBlobs>(new FolderBlobs(Path.Combine(_folder.FullName, "files")));
}
