using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>History as rows, each bound to the one before by its hash.</summary>
internal static class HistoryCodec
{
    /// <summary>Beside the ticket itself: these change with every write and say nothing about it.</summary>
    private static readonly HashSet<string> Bookkeeping =
        new(StringComparer.Ordinal)
        {
            "Version", "Head", "LastPost", "QuestionVersion", "ResolvedVersion", "QueueVersion", "LessonVersion", "Timers", "SamePeople", "SameOthers",
        };

    public static HistoryEntry Seal(HistoryEntry entry, TicketNumber number) => entry with { Hash = HashOf(entry, number) };

    public static RowChange.Insert Insert(HistoryEntry entry, TicketNumber number) => new(
        Keys.History(number.Value, entry.Version),
        new RowData
        {
            ["Event"] = entry.Event,
            ["Last"] = entry.Last,
            ["At"] = entry.At,
            ["Role"] = entry.By.Role.ToString(),
            ["ById"] = entry.By.Person.Id.Value,
            ["ByName"] = entry.By.Person.Name,
            ["Source"] = entry.Source,
            ["Conversation"] = entry.Conversation,
            ["Changes"] = entry.Changes,
            ["Words"] = entry.Words,
            ["Previous"] = entry.Previous,
            ["Hash"] = entry.Hash,
        });

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static HistoryEntry Read(Row row)
    {
        RowData data = row.Data;
        return new HistoryEntry
        {
            Version = int.Parse(row.Key.AsSpan(row.Key.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture),
            Last = data.Int32("Last"),
            Event = data.String("Event"),
            At = data.DateTime("At"),
            By = new Actor(
                Enum.TryParse(data.String("Role"), out ActorRole role) ? role : throw new RowFormatException(row.Partition, row.Key, "Role", "is unknown"),
                new Person(new PersonId(data.String("ById")), data.String("ByName"))),
            Source = data.String("Source"),
            Conversation = data.String("Conversation"),
            Changes = data.String("Changes"),
            Words = data.String("Words"),
            Previous = data.String("Previous"),
            Hash = data.String("Hash"),
        };
    }

    /// <remarks>Each field is preceded by its length, so that no two different entries give the same bytes.</remarks>
    public static string HashOf(HistoryEntry entry, TicketNumber number)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ReadOnlySpan<string> fields =
        [
            number.ToString(), Text(entry.Version), Text(entry.Last), entry.Event, entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            entry.By.Role.ToString(), entry.By.Person.Id.Value, entry.By.Person.Name, entry.Source, entry.Conversation,
            entry.Changes, entry.Words, entry.Previous,
        ];
        foreach (string field in fields)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>JSON: property → [before, after]; absent values are null.</returns>
    public static string Difference(RowData? before, RowData after)
    {
        SortedDictionary<string, string?[]> changes = new(StringComparer.Ordinal);
        foreach (string name in (before?.Keys ?? []).Union(after.Keys).Where(name => !Bookkeeping.Contains(name)))
        {
            string? old = Shown(before, name);
            string? now = Shown(after, name);
            if (old != now)
            {
                changes[name] = [old, now];
            }
        }

        return JsonSerializer.Serialize(changes, RowJson.Plain.SortedDictionaryStringStringArray);
    }

    /// <summary>Whether the ticket is what its history makes of it: each property has the value that it was last changed to.</summary>
    /// <returns>The names of properties that differ; empty when it is.</returns>
    public static IReadOnlyList<string> Deviations(IEnumerable<HistoryEntry> history, StoredTicket stored)
    {
        Dictionary<string, string?> told = new(StringComparer.Ordinal);
        foreach (HistoryEntry entry in history)
        {
            foreach ((string name, string?[] values) in ReadChanges(entry.Changes))
            {
                told[name] = values is [_, var after] ? after : null;
            }
        }

        RowData row = TicketCodec.Write(stored);
        return [.. told.Keys.Union(row.Keys).Where(name => !Bookkeeping.Contains(name) && told.GetValueOrDefault(name) != Shown(row, name)).Order(StringComparer.Ordinal)];
    }

    /// <returns>The moment that a property had before an event; <see langword="null"/> if it had none, or the event did not change it.</returns>
    public static DateTimeOffset? MomentBefore(HistoryEntry entry, string name) =>
        ReadChanges(entry.Changes).GetValueOrDefault(name) is [{ } before, _]
        && DateTimeOffset.TryParse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment)
            ? moment
            : null;

    /// <summary>Whether the event has given the ticket to another team.</summary>
    public static bool IsMove(HistoryEntry entry) => entry.Event == nameof(TicketEvent.Recategorised) && Changed(entry, "Queue") is not null;

    /// <returns>A property before and after an event; <see langword="null"/> if the event did not change it.</returns>
    public static (string? Before, string? After)? Changed(HistoryEntry entry, string name) =>
        ReadChanges(entry.Changes).GetValueOrDefault(name) is [var before, var after] ? (before, after) : null;

    /// <returns>What a property was as of a version; <see langword="null"/> if it had no value then.</returns>
    public static string? ValueAt(IEnumerable<HistoryEntry> history, string name, int version) =>
        history.Where(entry => entry.Version <= version).Select(entry => Changed(entry, name)).LastOrDefault(change => change is not null)?.After;

    private static SortedDictionary<string, string?[]> ReadChanges(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RowJson.Plain.SortedDictionaryStringStringArray) ?? [];
        }
        catch (JsonException)
        {
            return []; // The hash says already that somebody has written here.
        }
    }

    /// <summary>What people said in an event; empty if it has no words.</summary>
    public static string WordsOf(TicketEvent happened) => happened switch
    {
        TicketEvent.Asked asked => asked.Question,
        TicketEvent.Answered answered => answered.Answer,
        TicketEvent.Resolved resolved => resolved.Note,
        TicketEvent.Reopened reopened => reopened.Reason,
        TicketEvent.PriorityChanged changed => changed.To.ToString(),
        TicketEvent.ImpactRaised raised => string.Create(CultureInfo.InvariantCulture, $"{raised.To} {raised.People}"),
        TicketEvent.Recategorised sorted => WordsOf(sorted.To),
        TicketEvent.Said said => said.Words,
        TicketEvent.Reworded said => said.Words,
        TicketEvent.Withdrawn withdrawn => withdrawn.Reason,
        TicketEvent.SurveyAnswered { Answer.Comment: { } comment } => comment,
        _ => "",
    };

    /// <summary>Whether the change that an entry belongs to has made impact and priority higher, or left them as they were.</summary>
    public static bool IsRaise(HistoryEntry entry, IReadOnlyList<HistoryEntry> history)
    {
        SortedDictionary<string, string?[]> changes = history.FirstOrDefault(last => last.Version == entry.Last) is { } told ? ReadChanges(told.Changes) : [];
        return changes.GetValueOrDefault("Impact") is [{ } from, { } to] && Enum.TryParse(from, out Level low) && Enum.TryParse(to, out Level high) && low < high
            && (changes.GetValueOrDefault("Priority") is not { } priority
                || (priority is [{ } before, { } after] && Enum.TryParse(before, out Priority late) && Enum.TryParse(after, out Priority soon) && soon < late));
    }

    /// <returns>What an <see cref="TicketEvent.ImpactRaised"/> says: to what, and because of how many people.</returns>
    public static (Level To, int People)? ReadRaised(HistoryEntry entry) =>
        entry.Event == nameof(TicketEvent.ImpactRaised)
        && entry.Words.Split(' ') is [var level, var people]
        && Enum.TryParse(level, out Level to)
        && int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? (to, count)
            : null;

    /// <summary>How a sorting stands in the history.</summary>
    public static string WordsOf(Sorting sorting) => $"{sorting.Kind} {sorting.Category}";

    /// <summary>A property as it is written into the history; <see langword="null"/> if there is none.</summary>
    /// <remarks>A value's own ToString is for logs and hides texts.</remarks>
    public static string? Shown(RowData? data, string name) =>
        data is null || !data.TryGetValue(name, out PropertyValue value) ? null
        : value.Type is PropertyType.String ? data.String(name)
        : value.ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
