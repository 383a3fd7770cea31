using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>When a person was last asked how it went, or will be. Its ETag decides between two of their tickets that are resolved at the same moment.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">UTC.</param>
internal sealed record LastSurvey(PersonId Person, DateTimeOffset At)
{
    public ETag ETag { get; init; }

    public static LastSurvey Read(Row row) => new(new PersonId(row.Data.String("Person")), row.Data.DateTime("At")) { ETag = row.ETag };

    /// <summary>The row after a ticket was resolved.</summary>
    /// <param name="before">As it was read; <see langword="null"/> if there was none.</param>
    /// <param name="resolved">The ticket as it is now.</param>
    public static Change After(LastSurvey? before, Ticket resolved)
    {
        if (resolved.Request is not { Skipped: null } asked)
        {
            return Change.None;
        }

        RowData data = new() { ["Person"] = resolved.Requester.Id.Value, ["At"] = asked.At };
        string key = Keys.LastSurvey(resolved.Requester.Id);
        return Change.Of(before is null ? new RowChange.Insert(key, data) : new RowChange.Replace(key, data, before.ETag));
    }
}
