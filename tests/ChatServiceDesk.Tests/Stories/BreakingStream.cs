namespace ChatServiceDesk.Tests.Stories;

/// <summary>A body that breaks off when it is read.</summary>
internal sealed class BreakingStream(Exception how) : MemoryStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw how;
}
