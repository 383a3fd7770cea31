using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary><c>verify</c> knows who may say something about a ticket, where and when, and which messages have said it.</summary>
public sealed class VerifyingTalk : Story
{
    private const long Number = 1001;
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    /// <summary>What is spoiled → the key of the row, what is written there, and what is found.</summary>
    private static readonly Dictionary<string, (string Key, (string Property, PropertyValue Value)[] Changes, string Found)> Spoilings = new(StringComparer.Ordinal)
    {
        ["an agent has spoken elsewhere"] = (Keys.History(Number, 4), [("Conversation", "19:elsewhere@thread.tacv2")], "invariant 8: version 4, Said, was not said in its thread"),
        ["a requester has spoken of what is resolved"] = (Keys.History(Number, 6), [("Role", "Requester"), ("ById", Mara.AadObjectId)], "invariant 8: version 6, Said, was done to what is not open"),
        ["an agent has edited it"] = (Keys.History(Number, 4), [("Event", "Edited")], "invariant 8: version 4, Edited, is its requester's alone"),
        ["something came after it was withdrawn"] = (Keys.History(Number, 2), [("Event", "Withdrawn")], "invariant 8: version 3, Claimed, comes after it was withdrawn"),
        ["a requester has set the priority"] = (Keys.History(Number, 2), [("Event", "PriorityChanged")], "invariant 8: version 2, PriorityChanged, goes with no edit"),
        ["a message has said what nobody said"] = (Keys.SaidPrefix, [("Version", 1)], "it has said nothing that stands in the history of 1001"),
        ["a message is about no ticket"] = (Keys.SaidPrefix, [("Ticket", 4711L)], "it has said nothing that stands in the history of 4711"),
        ["an edit has never been"] = (Keys.SaidPrefix, [("Wording", 5)], "it has said nothing that stands in the history of 1001"),
    };

    public static TheoryData<string> Names { get; } = [.. Spoilings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_was_spoiled_is_found(string what)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "The VPN drops every ten minutes");
        await stage.HearsAsync(Mara, "it also happens on wifi", Cancelled);
        await stage.People.MentionsAsync(Ben, ticket.Card.ConversationId, "please restart it", Cancelled);
        await stage.SettleAsync(Cancelled);
        await ticket.ResolveAsync(Ben, "New profile", Cancelled);
        await stage.People.MentionsAsync(Ben, ticket.Card.ConversationId, "restart before you try it", Cancelled);
        await stage.SettleAsync(Cancelled);
        await AssertSoundAsync(stage);
        (string key, (string Property, PropertyValue Value)[] changes, string found) = Spoilings[what];
        Row row = (await stage.RowsAsync(key, Cancelled))[0];

        await stage.CommitAsync(Cancelled, new RowChange.Replace(row.Key, changes.Aggregate(row.Data, (data, change) => data.With(change.Property, change.Value)), ETag.All));
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains(found, output, StringComparison.Ordinal);
    }
}
