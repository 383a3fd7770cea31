using System.Buffers;

namespace ChatServiceDesk.Tables;

/// <summary>Whether a batch fits into one request. The answer is the same for every store and every account.</summary>
internal static class BatchSize
{
    private const int PerPart = 1024;        // headers and the keys' worst case aside
    private const int WorstPerByte = 6;      // a control character becomes \u0001
    private const int WorstPerProperty = 32; // its type, quotes and what stands between
    private const int WorstPerKeyChar = 12;  // once in the address (%E2%82%AC), once in the row

    // As long as the address of any account and table can get.
    private static readonly TableAddress s_longest = new(new Uri("https://" + new string('a', 64) + ".table.core.example.net/"), new string('t', 63));

    /// <param name="rowBytes">Of all rows together, as <see cref="RowSize"/> counts them.</param>
    public static void Check(string partition, IReadOnlyList<RowChange> changes, long rowBytes)
    {
        if (AtMost(partition, changes, rowBytes) < TableLimits.BatchBytes)
        {
            return;
        }

        ArrayBufferWriter<byte> body = new(TableLimits.BatchBytes);
        new BatchBody(s_longest, partition, new string('0', TableRules.OperationIdCharacters)).Write(changes, body);
        if (body.WrittenCount >= TableLimits.BatchBytes)
        {
            throw TableRules.TooLarge($"The batch takes {body.WrittenCount} bytes; it must stay below {TableLimits.BatchBytes}.", index: null);
        }
    }

    // Cheap and never too small: most batches are far from the limit and need no exact count.
    private static long AtMost(string partition, IReadOnlyList<RowChange> changes, long rowBytes)
    {
        long bytes = PerPart + (WorstPerByte * rowBytes);
        foreach (RowChange change in changes)
        {
            int properties = change switch
            {
                RowChange.Insert insert => insert.Data.Count,
                RowChange.Replace replace => replace.Data.Count,
                _ => 0,
            };
            bytes += PerPart + (WorstPerKeyChar * (partition.Length + change.Key.Length)) + (WorstPerByte * WorstPerProperty * properties);
        }

        return bytes;
    }
}
