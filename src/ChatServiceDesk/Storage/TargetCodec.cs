using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>What a ticket waits for and which targets it has missed, as properties of its row. The names are stored.</summary>
internal static class TargetCodec
{
    public const string ResponseDue = "FirstResponseDue";
    public const string ResolutionDue = "ResolutionDue";

    private const string Watched = "Watched";
    private const string HoldReason = "HoldReason";
    private const string HoldById = "HoldById";
    private const string HoldByName = "HoldByName";
    private const string HoldAt = "HoldAt";
    private const string Waited = "WaitedTicks";
    private const string Response = "ResponseMissed";
    private const string Resolution = "ResolutionMissed";

    public static RowData Write(RowData data, Ticket ticket)
    {
        RowData written = ticket.IsWatched ? data.With(Watched, (bool?)true) : data;
        written = ticket.Waited > TimeSpan.Zero ? written.With(Waited, (long?)ticket.Waited.Ticks) : written;
        written = ticket.Hold is not { } hold ? written : written
            .With(HoldReason, hold.Reason)
            .With(HoldById, hold.By.Id.Value)
            .With(HoldByName, hold.By.Name)
            .With(HoldAt, hold.At);
        return Write(Write(written, Response, ticket.ResponseBreach), Resolution, ticket.ResolutionBreach);
    }

    /// <exception cref="RowFormatException">A value that no version of the desk wrote.</exception>
    public static Ticket Read(RowData data, Ticket ticket) => ticket with
    {
        IsWatched = data.BooleanOrNull(Watched) ?? false,
        Waited = TimeSpan.FromTicks(data.Int64OrNull(Waited) ?? 0),
        Hold = data.StringOrNull(HoldById) is { } by ? new Hold(data.String(HoldReason), new Person(new PersonId(by), data.String(HoldByName)), data.DateTime(HoldAt)) : null,
        ResponseBreach = Read(data, Response),
        ResolutionBreach = Read(data, Resolution),
    };

    private static RowData Write(RowData data, string prefix, Breach? breach) => breach is null ? data : data
        .With($"{prefix}At", breach.At)
        .With($"{prefix}Due", breach.Due)
        .With($"{prefix}Expected", breach.Expected);

    private static Breach? Read(RowData data, string prefix) =>
        data.DateTimeOrNull($"{prefix}At") is { } at ? new Breach(at, data.DateTime($"{prefix}Due"), data.DateTime($"{prefix}Expected")) : null;
}
