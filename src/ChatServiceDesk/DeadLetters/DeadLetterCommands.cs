using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.DeadLetters;

/// <summary>For operators: what was given up, and another try for all of it.</summary>
internal static class DeadLetterCommands
{
    public static Task<int> ListAsync(ITable table, TimeProvider clock, TextWriter output, CancellationToken cancellationToken) =>
        EachAsync(table, clock, async (_, found) =>
        {
            string line = found.Readable is not { } letter
                ? $"{found.Partition}  {found.Key}  unreadable"
                : string.Create(CultureInfo.InvariantCulture, $"{letter.Since:yyyy-MM-dd HH:mm:ss}  {letter.Ticket?.ToString(CultureInfo.InvariantCulture) ?? "-",-8}  {letter.What}  {letter.Failure}");
            await output.WriteLineAsync(line);
            return true;
        }, output, "dead letters", cancellationToken);

    public static Task<int> ReplayAsync(ITable table, TimeProvider clock, TextWriter output, CancellationToken cancellationToken) =>
        EachAsync(
            table, clock, (agenda, found) => agenda.ReplayAsync(found, clock.GetUtcNow(), cancellationToken),
            output, "dead letters put back into the agenda", cancellationToken);

    private static async Task<int> EachAsync(
        ITable table,
        TimeProvider clock,
        Func<AgendaStore, FoundRow, Task<bool>> visit,
        TextWriter output,
        string counted,
        CancellationToken cancellationToken)
    {
        AgendaStore agenda = new(table, new TicketStore(table));
        int count = 0;
        await foreach (string partition in new TenantStore(table, clock, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            await foreach (FoundRow found in agenda.DeadLettersAsync(partition, cancellationToken))
            {
                count += await visit(agenda, found) ? 1 : 0;
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} {counted}"));
        return 0;
    }
}
