using System.Net;
using Azure;
using ChatServiceDesk.Testing;
using Fault = ChatServiceDesk.Tables.Tests.FaultyTransport.Fault;

namespace ChatServiceDesk.Tables.Tests;

public sealed partial class UnclearCommitTests
{
    [Fact]
    public async Task When_every_answer_is_lost_the_rows_themselves_tell()
    {
        using FaultyTransport wire = new([.. Enumerable.Repeat(Fault.LoseAnswer, 5)]);

        IReadOnlyList<ETag> etags = await CommitOver(wire, A.Inserts(2));

        Assert.Equal((await ReadAll()).Select(row => row.ETag), etags);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task When_nothing_shows_that_it_was_written_the_outcome_is_unclear(int rows)
    {
        using FaultyTransport wire = new([.. Enumerable.Repeat(Fault.LoseRequest, 5)]);

        TableException unclear = await Assert.ThrowsAsync<TableException>(() => CommitOver(wire, A.Inserts(rows)));

        Assert.Equal((TableErrorCode.Unclear, HttpStatusCode.GatewayTimeout, true), (unclear.Code, unclear.Status, unclear.IsTransient));
        Assert.Equal(5, wire.Bodies.Count);
    }

    [Fact]
    public async Task A_busy_service_has_written_nothing_and_says_so()
    {
        using FaultyTransport wire = new([.. Enumerable.Repeat(Fault.Answer(503, "ServerBusy"), 5)]);

        TableException busy = await Assert.ThrowsAsync<TableException>(() => CommitOver(wire, A.Inserts(2)));

        Assert.Equal((TableErrorCode.Busy, HttpStatusCode.ServiceUnavailable, true), (busy.Code, busy.Status, busy.IsTransient));
        Assert.Equal(0, wire.Reads);
    }

    [Fact]
    public async Task Busy_after_unclear_is_still_unclear()
    {
        using FaultyTransport wire = new([Fault.LoseRequest, .. Enumerable.Repeat(Fault.Answer(503, "ServerBusy"), 4)]);

        Assert.Equal(TableErrorCode.Unclear, (await Assert.ThrowsAsync<TableException>(() => CommitOver(wire, A.Inserts(2)))).Code);
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_waiting_is_released()
    {
        using CancellationTokenSource giveUp = new();
        using FaultyTransport wire = new(Fault.Silence) { Meanwhile = giveUp.CancelAsync };
        AzureTable table = await TableOver(Options(wire));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.CommitAsync(Partition, A.Inserts(2), giveUp.Token));

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_has_written_nothing()
    {
        AzureTable nowhere = new(new Uri("http://127.0.0.1:1/account"), _name, new TableSharedKey(Azurite.Account, Azurite.Key), Options(transport: null));

        TableException busy = await Assert.ThrowsAsync<TableException>(() => nowhere.CommitAsync(Partition, A.Inserts(2), Soon));

        Assert.Equal(TableErrorCode.Busy, busy.Code);
        Assert.Contains("could not be reached", busy.Message, StringComparison.Ordinal);
    }
}
