using System.Buffers;

namespace ChatServiceDesk.Tables.Tests;

public sealed class BodyBufferTests
{
    private const int LargeObject = 85_000; // from here on the garbage collector leaves it to a full collection

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public void What_is_written_piece_by_piece_comes_out_whole_and_in_order(int firstBytes)
    {
        byte[] body = new byte[300_000];
        new Random(7).NextBytes(body);
        BodyBuffer buffer = new(firstBytes);

        for (int at = 0, length = 1; at < body.Length; at += length, length = (length * 3 % 1000) + 1)
        {
            length = Math.Min(length, body.Length - at);
            buffer.Write(body.AsSpan(at, length));
        }

        Assert.Equal(body.Length, buffer.Written.Length);
        Assert.Equal(body, buffer.Written.ToArray());
    }

    [Fact]
    public void A_long_body_has_no_segment_that_only_a_full_collection_frees()
    {
        BodyBuffer buffer = new(1_000_000);
        for (int i = 0; i < 300_000; i++)
        {
            buffer.GetSpan(1)[0] = 1;
            buffer.Advance(1);
        }

        foreach (ReadOnlyMemory<byte> segment in buffer.Written)
        {
            Assert.InRange(segment.Length, 1, LargeObject);
        }
    }

    [Fact]
    public void A_piece_larger_than_a_segment_gets_all_the_room_it_asks_for()
    {
        BodyBuffer buffer = new(10);
        buffer.Write("begin"u8);

        Span<byte> room = buffer.GetSpan(200_000);
        room[..200_000].Fill((byte)'x');
        buffer.Advance(200_000);
        buffer.Write("end"u8);

        byte[] written = buffer.Written.ToArray();
        Assert.Equal(200_008, written.Length);
        Assert.True(written.AsSpan().StartsWith("beginx"u8) && written.AsSpan().EndsWith("xend"u8));
    }

    [Fact]
    public void Nothing_written_is_an_empty_body() => Assert.Equal(0, new BodyBuffer(10).Written.Length);
}
