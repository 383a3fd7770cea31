using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.DeadLetters;

/// <summary>For operators: what was given up, and another try for all of it.</summary>
internal static class DeadLetterCommands
{
    public static Task<int> ListAsync(ITable table, TimeProvider clock, TextWriter output, CancellationToken cancellationToken) =>
        EachAsync(table, clock, async (_, partition, letter, raw) =>
        {
            string line = letter is null
                ? $"{partition}  {raw.Key}  unreadable"
                : string.Create(CultureInfo.InvariantCulture, $"{letter.Since:yyyy-MM-dd HH:mm:ss}  {letter.Ticket?.ToString(CultureInfo.InvariantCulture) ?? "-",-8}  {letter.What}  {letter.Failure}");
            await output.WriteLineAsync(line);
            return true;
        }, output, "dead letters", cancellationToken);

    /// <summary>A row that can't be read stays where it is: another try would not help it.</summary>
    public static Task<int> ReplayAsync(ITable table, TimeProvider clock, TextWriter output, CancellationToken cancellationToken) =>
        EachAsync(
            table, clock, async (agenda, _, letter, raw) => letter is not null && await agenda.ReplayAsync(letter, raw, clock.GetUtcNow(), cancellationToken),
            output, "dead letters put back into the agenda", cancellationToken);

    private static async Task<int> EachAsync(
        ITable table,
        TimeProvider clock,
        Func<AgendaStore, string, AgendaRow?, Row, Task<bool>> visit,
        TextWriter output,
        string counted,
        CancellationToken cancellationToken)
    {
        AgendaStore agenda = new(table, new TicketStore(table));
        int count = 0;
        await foreach (string partition in new TenantStore(table, clock, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            await foreach ((AgendaRow? letter, Row raw) in agenda.DeadLettersAsync(partition, cancellationToken))
            {
                count += await visit(agenda, partition, letter, raw) ? 1 : 0;
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} {counted}"));
        return 0;
    }
}
