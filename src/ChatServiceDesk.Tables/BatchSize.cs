using System.Buffers;

namespace ChatServiceDesk.Tables;

/// <summary>Whether a batch fits into one request. The answer is the same for every store and every account.</summary>
internal static class BatchSize
{
    private const int PerPart = 1024;        // headers and the keys' worst case aside
    private const int WorstPerByte = 6;      // a control character becomes \u0001
    private const int WorstPerKeyChar = 12;  // once in the address (%E2%82%AC), once in the row

    // As long as the address of any account and table can get.
    private static readonly TableAddress s_longest = new(new Uri("https://" + new string('a', 64) + ".table.core.example.net/"), new string('t', 63));

    public static void Check(string partition, IReadOnlyList<RowChange> changes)
    {
        if (AtMost(partition, changes) < TableLimits.BatchBytes)
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
    private static long AtMost(string partition, IReadOnlyList<RowChange> changes)
    {
        long bytes = PerPart;
        foreach (RowChange change in changes)
        {
            bytes += PerPart + (WorstPerKeyChar * (partition.Length + change.Key.Length)) + change switch
            {
                RowChange.Insert insert => AtMost(insert.Data),
                RowChange.Replace replace => AtMost(replace.Data),
                _ => 0,
            };
        }

        return bytes;
    }

    private static long AtMost(RowData data) => (long)WorstPerByte * (RowSize.Of("", "", data) + (32 * data.Count));
}
