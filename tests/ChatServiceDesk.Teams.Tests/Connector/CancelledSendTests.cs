using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class CancelledSendTests
{
    [Fact]
    public async Task Who_cancels_before_sending_has_sent_nothing()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stage.Client.SendAsync(stage.Url, "a:1", OutboundActivity.Message("Hello"), new CancellationToken(canceled: true)));

        Assert.Empty(stage.Server.Requests);
    }

    [Fact]
    public async Task Who_cancels_a_message_on_its_way_cannot_know()
    {
        using CancellationTokenSource cancel = new();
        await using ConnectorStage stage = new(_ =>
        {
            cancel.Cancel();
            return new Reply.Silence();
        });

        Assert.Equal(
            new SendResult.Unclear("Cancelled"),
            await stage.Client.SendAsync(stage.Url, "a:1", OutboundActivity.Message("Hello"), cancel.Token));
    }

    [Fact]
    public async Task Who_cancels_an_update_on_its_way_is_told_so()
    {
        using CancellationTokenSource cancel = new();
        await using ConnectorStage stage = new(_ =>
        {
            cancel.Cancel();
            return new Reply.Silence();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stage.Client.UpdateAsync(stage.Url, "a:1", "17", OutboundActivity.Message("Hello"), cancel.Token));
    }
}
