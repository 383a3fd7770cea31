namespace ChatServiceDesk.Tests.Stories;

/// <summary>A body that goes on for ever.</summary>
internal sealed class EndlessStream : MemoryStream
{
    /// <summary>How many bytes were taken from it.</summary>
    public long Given { get; private set; }

    /// <summary>The most that anybody had room for at once.</summary>
    public int LargestRoom { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        (Given, LargestRoom) = (Given + buffer.Length, Math.Max(LargestRoom, buffer.Length));
        buffer.Span.Fill((byte)' ');
        return new(buffer.Length);
    }
}
