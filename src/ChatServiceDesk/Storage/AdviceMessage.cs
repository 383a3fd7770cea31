using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Which message an answer of a model stands in: a thumb names the message and nothing else.</summary>
/// <param name="Conversation">The chat.</param>
/// <param name="Activity">The message's id.</param>
/// <param name="Draft">The draft whose passages were shown with it.</param>
internal sealed record AdviceMessage(string Conversation, string Activity, string Draft)
{
    public string Key => Keys.AdviceMessage(Conversation, Activity);

    /// <summary>The row of the passages.</summary>
    public string PassageKey => Keys.Passage(Conversation, Draft);

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static AdviceMessage Read(Row row) => new(row.Data.String("Conversation"), row.Data.String("Activity"), row.Data.String("Draft"));

    public RowChange.Insert Insert() => new(
        Key,
        new RowData { ["Conversation"] = Conversation, ["Activity"] = Activity, ["Draft"] = Draft });
}
