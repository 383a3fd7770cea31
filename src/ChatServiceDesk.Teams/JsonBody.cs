using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatServiceDesk.Teams;

/// <summary>Writes one JSON object. What leaves here is read as JSON, never put into a page, so letters stay letters.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, _options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
