using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Benchmarks;

/// <summary>A row of about 1 KB with the properties that a ticket's row has.</summary>
internal static class SampleRow
{
    public const string Partition = "6e5f33f7-9d7a-40c2-8b2c-bfd90cb7151a|0";

    private static readonly DateTimeOffset s_opened = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static RowData Data { get; } = new()
    {
        ["Number"] = "INC-1042",
        ["Version"] = 3,
        ["Title"] = "The laptop does not start any more",
        ["Description"] = string.Concat(Enumerable.Repeat("It worked yesterday. Since this morning the screen stays black. ", 10)),
        ["Category"] = "hardware",
        ["Queue"] = "workplace",
        ["State"] = "InProgress",
        ["Priority"] = 3,
        ["RequesterId"] = "0f22e612-221b-4460-912b-2cc6833060d0",
        ["RequesterName"] = "Mara Lindqvist",
        ["OpenedAt"] = s_opened,
        ["FirstResponseDue"] = s_opened.AddHours(1),
        ["ResolutionDue"] = s_opened.AddHours(8),
        ["IsPaused"] = false,
    };

    public static string Key(long number) => $"t|{number:D10}";

    public static RowChange[] Inserts(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new RowChange.Insert(Key(first + i), Data))];
}
