using ChatServiceDesk.DeadLetters;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What was sent, what was written down about it, and what was given up.</summary>
internal static class Deliveries
{
    /// <summary>Picks the sends that have these words in them.</summary>
    public static Func<ConnectorCall, bool> Says(string words) =>
        call => call.IsSend && call.Body?.GetRawText().Contains(words, StringComparison.Ordinal) is true;

    public static async Task<RowData> DeliveryAsync(DeskStage stage, long ticket, string what, CancellationToken cancellationToken) =>
        (await stage.Table.GetAsync(stage.Home(), Keys.Delivery(ticket, what), cancellationToken))?.Data
        ?? throw new InvalidOperationException($"'{what}' was never delivered.");

    public static async Task<string> DeadLettersAsync(DeskStage stage, CancellationToken cancellationToken)
    {
        using StringWriter output = new();
        Assert.Equal(0, await DeadLetterCommands.ListAsync(stage.Table, stage.Clock, output, cancellationToken));
        return output.ToString();
    }

    public static async Task<string> ReplayAsync(DeskStage stage, CancellationToken cancellationToken)
    {
        using StringWriter output = new();
        Assert.Equal(0, await DeadLetterCommands.ReplayAsync(stage.Table, stage.Clock, output, cancellationToken));
        return output.ToString();
    }
}
