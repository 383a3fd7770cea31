using System.Buffers;

namespace ChatServiceDesk.Tables;

/// <summary>The body of a request as it is written. It grows by another segment, so that nothing is copied and, unless a single
/// property asks for more, nothing is so large that the garbage collector leaves it to a full collection (85,000 bytes).</summary>
internal sealed class BodyBuffer(int firstBytes) : IBufferWriter<byte>
{
    private const int SmallestSegment = 8 * 1024; // the JSON writer asks for 4 KiB at least
    private const int LargestSegment = 64 * 1024;

    private readonly Segment _first = new(NewArray(Math.Clamp(firstBytes, SmallestSegment, LargestSegment)), before: 0);
    private Segment? _last;

    private Segment Last => _last ?? _first;

    public ReadOnlySequence<byte> Written => new(_first, 0, Last, Last.Written);

    public void Advance(int count) => Last.Written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (Last.Array.Length - Last.Written < Math.Max(sizeHint, 1))
        {
            _last = Last.Append(NewArray(Math.Max(sizeHint, Math.Min(2 * Last.Array.Length, LargestSegment))));
        }

        return Last.Array.AsMemory(Last.Written);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private static byte[] NewArray(int bytes) => GC.AllocateUninitializedArray<byte>(bytes);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] array, long before) => (Array, Memory, RunningIndex) = (array, array, before);

        public byte[] Array { get; }

        public int Written { get; set; }

        public Segment Append(byte[] array)
        {
            Memory = Array.AsMemory(0, Written);
            Segment next = new(array, RunningIndex + Written);
            Next = next;
            return next;
        }
    }
}
