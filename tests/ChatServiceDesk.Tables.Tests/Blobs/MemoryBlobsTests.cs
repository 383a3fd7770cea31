namespace ChatServiceDesk.Tables.Tests;

public sealed class MemoryBlobsTests : BlobContract
{
    private protected override ValueTask<IBlobs> OpenAsync() => ValueTask.FromResult<IBlobs>(new MemoryBlobs());
}
