using System.Globalization;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Agenda rows and dead letters, which are agenda rows that were given up.</summary>
internal static class AgendaCodec
{
    /// <summary>A property holds at most 32 K characters, so a large card is cut into pieces.</summary>
    private const int PieceLength = 30_000;

    public static RowData Write(AgendaRow row)
    {
        RowData data = new()
        {
            ["Kind"] = row.Kind.ToString(),
            ["What"] = row.What,
            ["Due"] = row.Due,
            ["Ticket"] = row.Ticket,
            ["Version"] = row.Version,
            ["Recipient"] = row.Recipient.ToString(),
            ["Place"] = row.Place,
            ["After"] = row.After,
            ["Conversation"] = row.Conversation,
            ["ServiceUrl"] = row.ServiceUrl,
            ["Person"] = row.Person.Length == 0 ? null : row.Person,
            ["Draft"] = row.Draft.Length == 0 ? null : row.Draft,
            ["Since"] = row.Since,
            ["Attempts"] = row.Attempts,
            ["Unclear"] = row.Unclear,
            ["InFlight"] = row.InFlight,
            ["Replayed"] = row.Replayed,
            ["Failure"] = row.Failure,
        };
        for (int start = 0, piece = 0; start < row.Payload.Length; start += PieceLength, piece++)
        {
            data = data.With(PieceName(piece), row.Payload.Substring(start, Math.Min(PieceLength, row.Payload.Length - start)));
        }

        return data;
    }

    /// <exception cref="RowFormatException">The row is not one that this version of the desk can act on.</exception>
    public static AgendaRow Read(Row row)
    {
        RowData data = row.Data;
        string payload = "";
        for (int piece = 0; data.StringOrNull(PieceName(piece)) is { } text; piece++)
        {
            payload += text;
        }

        return new AgendaRow
        {
            Partition = row.Partition,
            ETag = row.ETag,
            Kind = Enum.TryParse(data.String("Kind"), out AgendaKind kind) ? kind : throw new RowFormatException(row.Partition, row.Key, "Kind", "is unknown"),
            What = data.String("What"),
            Due = data.DateTime("Due"),
            Ticket = data.Int64OrNull("Ticket"),
            Version = data.Int32("Version"),
            Recipient = Enum.TryParse(data.String("Recipient"), out Recipient recipient) ? recipient : throw new RowFormatException(row.Partition, row.Key, "Recipient", "is unknown"),
            Place = data.String("Place"),
            After = data.Int32("After"),
            Conversation = data.String("Conversation"),
            ServiceUrl = data.String("ServiceUrl"),
            Person = data.StringOrNull("Person") ?? "",
            Payload = payload,
            Draft = data.StringOrNull("Draft") ?? "",
            Since = data.DateTime("Since"),
            Attempts = data.Int32("Attempts"),
            Unclear = data.Int32("Unclear"),
            InFlight = data.Boolean("InFlight"),
            Replayed = data.BooleanOrNull("Replayed") ?? false,
            Failure = data.String("Failure"),
        };
    }

    private static string PieceName(int piece) => piece == 0 ? "Payload" : "Payload" + piece.ToString(CultureInfo.InvariantCulture);
}
