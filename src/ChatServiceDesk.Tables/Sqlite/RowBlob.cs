using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ChatServiceDesk.Tables;

/// <summary>The properties of a row as bytes: a format number, a count, and per property its name, type and value.</summary>
/// <remarks>Lengths are 7 bits a byte, low ones first; numbers are little-endian; text is UTF-8; a date is UTC ticks.</remarks>
internal static class RowBlob
{
    private const byte Format = 1;

    public static byte[] Write(RowData data)
    {
        ArrayBufferWriter<byte> blob = new(256);
        blob.Write([Format]);
        WriteLength(blob, data.Count);
        foreach ((string name, PropertyValue value) in data)
        {
            WriteText(blob, name);
            blob.Write([(byte)value.Type]);
            WriteValue(blob, value);
        }

        return blob.WrittenSpan.ToArray();
    }

    /// <exception cref="RowFormatException">The bytes are damaged.</exception>
    public static RowData Read(ReadOnlySpan<byte> blob, string partition, string key)
    {
        try
        {
            SpanReader reader = new(blob);
            if (reader.Byte() is not Format)
            {
                throw new RowFormatException(partition, key, "The data", "has a format that this version does not know");
            }

            int count = reader.Length();
            List<KeyValuePair<string, PropertyValue>> properties = new(Math.Min(count, TableLimits.MaxProperties));
            for (int property = 0; property < count; property++)
            {
                properties.Add(new(reader.Text(), reader.Value((PropertyType)reader.Byte())));
            }

            return RowData.Read(properties, partition, key);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidDataException)
        {
            throw new RowFormatException(partition, key, "The data", "is damaged");
        }
    }

    private static void WriteValue(ArrayBufferWriter<byte> blob, PropertyValue value)
    {
        switch (value.Type)
        {
            case PropertyType.String: WriteText(blob, value.AsString); break;
            case PropertyType.Boolean: blob.Write([value.AsBoolean ? (byte)1 : (byte)0]); break;
            case PropertyType.Int32:
                BinaryPrimitives.WriteInt32LittleEndian(blob.GetSpan(4), value.AsInt32);
                blob.Advance(4);
                break;
            case PropertyType.Int64: WriteInt64(blob, value.AsInt64); break;
            case PropertyType.Double: WriteInt64(blob, BitConverter.DoubleToInt64Bits(value.AsDouble)); break;
            case PropertyType.DateTime: WriteInt64(blob, value.AsDateTime.UtcTicks); break;
            case PropertyType.Guid: blob.Write(value.AsGuid.ToByteArray(bigEndian: true)); break;
            default:
                WriteLength(blob, value.AsBytes.Length);
                blob.Write(value.AsBytes);
                break;
        }
    }

    private static void WriteInt64(ArrayBufferWriter<byte> blob, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(blob.GetSpan(8), value);
        blob.Advance(8);
    }

    private static void WriteText(ArrayBufferWriter<byte> blob, string text)
    {
        WriteLength(blob, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, blob);
    }

    private static void WriteLength(ArrayBufferWriter<byte> blob, int length)
    {
        for (uint rest = (uint)length; ; rest >>= 7)
        {
            bool isLast = rest < 0x80;
            blob.Write([(byte)(isLast ? rest : rest | 0x80)]);
            if (isLast)
            {
                return;
            }
        }
    }
}
