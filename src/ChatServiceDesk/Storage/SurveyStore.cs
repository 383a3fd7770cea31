using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

internal sealed class SurveyStore(ITable table)
{
    /// <returns><see langword="null"/> for somebody who was never asked.</returns>
    public async ValueTask<LastSurvey?> LastAsync(string partition, PersonId person, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.LastSurvey(person), cancellationToken) is { } row ? LastSurvey.Read(row) : null;
}
