using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A batch as one multipart request (an entity group transaction).</summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions</remarks>
internal sealed class BatchBody(TableAddress address, string partition, string operationId)
{
    public string ContentType => $"multipart/mixed; boundary=batch_{operationId}";

    public void Write(IReadOnlyList<RowChange> changes, IBufferWriter<byte> body)
    {
        using Utf8JsonWriter json = new(body, RowWriter.InBatch);
        Append(body, $"--batch_{operationId}\r\nContent-Type: multipart/mixed; boundary=changeset_{operationId}\r\n\r\n");
        for (int index = 0; index < changes.Count; index++)
        {
            Append(body, $"--changeset_{operationId}\r\n");
            body.Write("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"u8);
            WriteChange(changes[index], body, json);
        }

        Append(body, $"--changeset_{operationId}--\r\n--batch_{operationId}--\r\n");
    }

    private void WriteChange(RowChange change, IBufferWriter<byte> body, Utf8JsonWriter json)
    {
        switch (change)
        {
            case RowChange.Insert insert:
                WriteRequest(body, $"POST {address.Table}", ifMatch: null);
                WriteRow(body, json, insert.Key, insert.Data);
                break;
            case RowChange.Replace replace:
                WriteRequest(body, $"PUT {address.Row(partition, replace.Key)}", replace.IfMatch);
                WriteRow(body, json, replace.Key, replace.Data);
                break;
            case RowChange.Delete delete:
                WriteRequest(body, $"DELETE {address.Row(partition, delete.Key)}", delete.IfMatch);
                body.Write("\r\n"u8);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        body.Write("\r\n"u8);
    }

    private static void WriteRequest(IBufferWriter<byte> body, string request, ETag? ifMatch)
    {
        Append(body, request);
        body.Write(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"u8);
        if (ifMatch is { } version)
        {
            Append(body, $"If-Match: {version}\r\n");
        }
    }

    private void WriteRow(IBufferWriter<byte> body, Utf8JsonWriter json, string key, RowData data)
    {
        body.Write("Content-Type: application/json\r\nPrefer: return-no-content\r\n\r\n"u8);
        RowWriter.Write(json, partition, key, data, operationId);
        json.Flush();
        json.Reset();
    }

    private static void Append(IBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
