using System.Text;
using System.Text.Json;

namespace ChatServiceDesk.Benchmarks;

/// <summary>How a bare client would make a body and understand the answer, with no checks and for this one kind of row.</summary>
/// <param name="Write">The body; <see langword="null"/> when there is none.</param>
/// <param name="Read">Throws when the answer is not the right one.</param>
internal sealed record PlainCall(Func<byte[]?> Write, Action<byte[]> Read)
{
    public static PlainCall Get { get; } = new(static () => null, static answer =>
        _ = JsonSerializer.Deserialize(answer, PlainJson.Default.PlainRow) ?? throw new InvalidOperationException("There is no row."));

    public static PlainCall Commit(int changes)
    {
        PlainRow[] rows = [.. Enumerable.Range(0, changes).Select(i => PlainRow.Sample(1042 + i))];
        return changes == 1
            ? new PlainCall(() => JsonSerializer.SerializeToUtf8Bytes(rows[0], PlainJson.Default.PlainRow), static _ => { })
            : new PlainCall(() => Batch(rows), answer => Check(answer, changes));
    }

    private static byte[] Batch(PlainRow[] rows)
    {
        StringBuilder body = new("--batch_1\r\nContent-Type: multipart/mixed; boundary=changeset_1\r\n\r\n");
        foreach (PlainRow row in rows)
        {
            body.Append("--changeset_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
                .Append("POST http://127.0.0.1:10002/8/desk HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n")
                .Append("Content-Type: application/json\r\nPrefer: return-no-content\r\n\r\n")
                .Append(JsonSerializer.Serialize(row, PlainJson.Default.PlainRow))
                .Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(body.Append("--changeset_1--\r\n--batch_1--\r\n").ToString());
    }

    private static void Check(byte[] answer, int changes)
    {
        string[] etags = [.. Encoding.UTF8.GetString(answer).Split("\r\n").Where(line => line.StartsWith("ETag: ", StringComparison.Ordinal)).Select(line => line["ETag: ".Length..])];
        if (etags.Length != changes)
        {
            throw new InvalidOperationException($"{etags.Length} of {changes} changes were made.");
        }
    }
}
