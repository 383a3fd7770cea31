using System.Runtime.CompilerServices;

namespace ChatServiceDesk.Benchmarks;

/// <summary>The real desk on its embedded storage, from <c>POST /api/messages</c> to the card in the channel. What it costs must not grow with what is stored.</summary>
internal static class DeskCosts
{
    private const int Few = 100;
    private const int Many = 10_000;
    private const int AtOnce = 16;

    public static async IAsyncEnumerable<Line> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using StockedDesk few = await StockedDesk.StartAsync(Few, cancellationToken);
        await using StockedDesk many = await StockedDesk.StartAsync(Many, cancellationToken);
        yield return await Measure.DuelAsync(
            $"hear a message, {Many} against {Few} stored", Messages(many, 12), Messages(few, 12), cancellationToken);
        yield return await Measure.DuelAsync(
            $"create a ticket, {Many} against {Few} stored", Tickets(many, 12), Tickets(few, 12), cancellationToken);
        yield return await Measure.DuelAsync(
            $"sweep, {Many} against {Few}, none due", Side.OneByOne(20, many.Stage.SettleAsync), Side.OneByOne(20, few.Stage.SettleAsync), cancellationToken);
        yield return await Measure.DuelAsync(
            $"create a ticket, {AtOnce} at once against 1", TicketsAtOnce(few), Tickets(few, 12), cancellationToken);
    }

    /// <summary>What the turns have caused is sent within the measure, so that nobody pays for it later.</summary>
    private static Side Then(Side turns, StockedDesk desk) => new(turns.Operations, async cancellationToken =>
    {
        await turns.RunAsync(cancellationToken);
        await desk.Stage.SettleAsync(cancellationToken);
    });

    private static Side Messages(StockedDesk desk, int operations) => Then(Side.OneByOne(operations, desk.HearAsync), desk);

    private static Side Tickets(StockedDesk desk, int operations) => Then(Side.OneByOne(operations, desk.CreateTicketAsync), desk);

    private static Side TicketsAtOnce(StockedDesk desk) => Then(
        new Side(AtOnce * 4, cancelled => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Side.OneByOne(4, desk.CreateTicketAsync).RunAsync(cancelled)))),
        desk);
}
