using System.Buffers.Binary;
using System.Text;

namespace ChatServiceDesk.Tables;

/// <summary>Reads what <see cref="RowBlob"/> writes. Past the end it throws <see cref="ArgumentOutOfRangeException"/>.</summary>
internal ref struct SpanReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    public byte Byte() => Take(1)[0];

    public int Length()
    {
        int length = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte part = Byte();
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return length;
            }
        }

        throw new InvalidDataException("A length that does not end.");
    }

    public string Text() => Encoding.UTF8.GetString(Take(Length()));

    public PropertyValue Value(PropertyType type) => type switch
    {
        PropertyType.String => Text(),
        PropertyType.Boolean => Byte() is not 0,
        PropertyType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(Take(4)),
        PropertyType.Int64 => Int64(),
        PropertyType.Double => BitConverter.Int64BitsToDouble(Int64()),
        PropertyType.DateTime => new DateTimeOffset(Int64(), TimeSpan.Zero),
        PropertyType.Guid => new Guid(Take(16), bigEndian: true),
        PropertyType.Bytes => PropertyValue.Own(Take(Length()).ToArray()),
        _ => throw new InvalidDataException($"{type} is not a type."),
    };

    private long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
