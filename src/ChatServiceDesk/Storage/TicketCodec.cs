using System.Globalization;
using System.Text.Json;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A ticket as a row. Property names are stored names: they are never changed.</summary>
internal static class TicketCodec
{
    public static RowData Write(StoredTicket stored)
    {
        Ticket ticket = stored.Ticket;
        RowData data = new()
        {
            ["Kind"] = ticket.Number.Kind.ToString(), // That of the number; what it is now stands apart, where that is something else.
            ["CorrectedKind"] = ticket.Kind == ticket.Number.Kind ? null : ticket.Kind.ToString(),
            ["Number"] = ticket.Number.Value,
            ["Version"] = ticket.Version,
            ["State"] = ticket.State.ToString(),
            ["Category"] = ticket.Category,
            ["Title"] = ticket.Title,
            ["Description"] = ticket.Description,
            ["Impact"] = ticket.Impact.ToString(),
            ["Urgency"] = ticket.Urgency.ToString(),
            ["Priority"] = (int)ticket.Priority,
            ["Queue"] = ticket.Queue,
            ["RequesterId"] = ticket.Requester.Id.Value,
            ["RequesterName"] = ticket.Requester.Name,
            ["AssigneeId"] = ticket.Assignee?.Id.Value,
            ["AssigneeName"] = ticket.Assignee?.Name,
            ["OpenedAt"] = ticket.OpenedAt,
            ["FirstResponseDue"] = ticket.FirstResponseDue,
            ["ResolutionDue"] = ticket.ResolutionDue,
            ["RespondedAt"] = ticket.RespondedAt,
            ["Question"] = ticket.Question?.Text,
            ["QuestionById"] = ticket.Question?.AskedBy.Id.Value,
            ["QuestionByName"] = ticket.Question?.AskedBy.Name,
            ["QuestionAt"] = ticket.Question?.At,
            ["Resolution"] = ticket.Resolution,
            ["ResolvedAt"] = ticket.ResolvedAt,
            ["ResolvedById"] = ticket.ResolvedBy?.Id.Value,
            ["ResolvedByName"] = ticket.ResolvedBy?.Name,
            ["ReopenedAt"] = ticket.ReopenedAt,
            ["ClosesAt"] = ticket.ClosesAt,
            ["ReopenUntil"] = ticket.ReopenUntil,
            ["ClosedAt"] = ticket.ClosedAt,
            ["TimesReopened"] = ticket.TimesReopened,
            ["Language"] = ticket.Language,
            ["MessageLink"] = ticket.MessageLink,
            ["Likeness"] = ticket.Likeness,
            ["SamePeople"] = ticket.Same?.People,
            ["SameOthers"] = ticket.Same is { } same ? string.Join(' ', same.Others) : null,
            ["PriorityByAgent"] = ticket.IsPriorityByAgent ? (bool?)true : null,
            ["Head"] = stored.Head,
            ["LastPost"] = JsonSerializer.Serialize(stored.LastPost.ToDictionary(post => post.Key.ToString(), post => post.Value), RowJson.Default.DictionaryStringInt32),
            ["QuestionVersion"] = stored.QuestionVersion,
            ["ResolvedVersion"] = stored.ResolvedVersion,
            ["QueueVersion"] = stored.QueueVersion,
            ["LessonVersion"] = stored.LessonVersion,
            ["SurveyVersion"] = stored.SurveyVersion == 0 ? null : (int?)stored.SurveyVersion,
            ["Timers"] = RowJson.Write(new Dictionary<string, DateTimeOffset>(stored.Timers)),
        };
        return TargetCodec.Write(SurveyCodec.Write(ClassificationCodec.Write(WithPeople(data, ticket), ticket.Classification), ticket), ticket);
    }

    /// <summary>For whom else it is, and what was asked before it was opened.</summary>
    private static RowData WithPeople(RowData data, Ticket ticket) => data
        .With("ReportedById", ticket.ReportedBy?.Id.Value)
        .With("ReportedByName", ticket.ReportedBy?.Name)
        .With("Affected", ticket.Affected.Count == 0 ? null : JsonSerializer.Serialize([.. ticket.Affected.Select(StoredPerson.Of)], RowJson.Plain.ListStoredPerson))
        .With("Details", ticket.Details.Count == 0 ? null : JsonSerializer.Serialize([.. ticket.Details], RowJson.Plain.ListTicketDetail))
        .With("Anonymous", ticket.IsAnonymous ? true : (bool?)null)
        .With("Followers", ticket.Followers == 0 ? (int?)null : ticket.Followers);

    /// <exception cref="RowFormatException">The row lacks something or holds a value that no version of the desk wrote.</exception>
    public static StoredTicket Read(Row row)
    {
        RowData data = row.Data;
        return new StoredTicket
        {
            Partition = row.Partition,
            ETag = row.ETag,
            Ticket = TargetCodec.Read(data, SurveyCodec.Read(data, ReadTicket(data))),
            Head = data.String("Head"),
            LastPost = Parse(data.String("LastPost"), RowJson.Default.DictionaryStringInt32).ToDictionary(post => ParseEnum<Recipient>(post.Key), post => post.Value),
            QuestionVersion = data.Int32("QuestionVersion"),
            ResolvedVersion = data.Int32("ResolvedVersion"),
            QueueVersion = data.Int32OrNull("QueueVersion") ?? 0,
            LessonVersion = data.Int32OrNull("LessonVersion") ?? 0,
            SurveyVersion = data.Int32OrNull("SurveyVersion") ?? 0,
            Timers = Parse(data.String("Timers"), RowJson.Default.DictionaryStringDateTimeOffset),
        };
    }

    private static Ticket ReadTicket(RowData data) => new()
    {
        Number = new TicketNumber(ParseEnum<TicketKind>(data.String("Kind")), data.Int64("Number")),
        Kind = ParseEnum<TicketKind>(data.StringOrNull("CorrectedKind") ?? data.String("Kind")),
        Version = data.Int32("Version"),
        State = ParseEnum<TicketState>(data.String("State")),
        Category = data.String("Category"),
        Title = data.String("Title"),
        Description = data.String("Description"),
        Impact = ParseEnum<Level>(data.String("Impact")),
        Urgency = ParseEnum<Level>(data.String("Urgency")),
        Priority = ParseEnum<Priority>(data.Int32("Priority").ToString(CultureInfo.InvariantCulture)),
        Queue = data.String("Queue"),
        Requester = ReadPerson(data, "Requester") ?? throw new RowFormatException(null, null, "RequesterId", "is missing"),
        ReportedBy = ReadPerson(data, "ReportedBy"),
        Affected = data.StringOrNull("Affected") is { } affected ? (IReadOnlyList<Person>)Parse(affected, RowJson.Plain.ListStoredPerson).ConvertAll(person => person.Read()) : Array.Empty<Person>(),
        Details = data.StringOrNull("Details") is { } details ? (IReadOnlyList<TicketDetail>)Parse(details, RowJson.Plain.ListTicketDetail) : Array.Empty<TicketDetail>(),
        Assignee = ReadPerson(data, "Assignee"),
        OpenedAt = data.DateTime("OpenedAt"),
        FirstResponseDue = data.DateTime("FirstResponseDue"),
        ResolutionDue = data.DateTime("ResolutionDue"),
        RespondedAt = data.DateTimeOrNull("RespondedAt"),
        Question = ReadPerson(data, "QuestionBy") is { } asker ? new OpenQuestion(data.String("Question"), asker, data.DateTime("QuestionAt")) : null,
        Resolution = data.StringOrNull("Resolution"),
        ResolvedAt = data.DateTimeOrNull("ResolvedAt"),
        ResolvedBy = ReadPerson(data, "ResolvedBy"),
        ReopenedAt = data.DateTimeOrNull("ReopenedAt"),
        ClosesAt = data.DateTimeOrNull("ClosesAt"),
        ReopenUntil = data.DateTimeOrNull("ReopenUntil"),
        ClosedAt = data.DateTimeOrNull("ClosedAt"),
        TimesReopened = data.Int32("TimesReopened"),
        Classification = ClassificationCodec.Read(data),
        Language = data.StringOrNull("Language"),
        MessageLink = data.StringOrNull("MessageLink"),
        Likeness = data.StringOrNull("Likeness"),
        Same = data.Int32OrNull("SamePeople") is { } people ? new SameReports(people, ReadNumbers(data.StringOrNull("SameOthers") ?? "")) : null,
        IsAnonymous = data.BooleanOrNull("Anonymous") ?? false,
        Followers = data.Int32OrNull("Followers") ?? 0,
        IsPriorityByAgent = data.BooleanOrNull("PriorityByAgent") ?? false,
    };

    private static TicketNumber[] ReadNumbers(string numbers) =>
    [
        .. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => TicketNumber.TryParse(number, null, out TicketNumber other) ? other : throw new RowFormatException(null, null, "SameOthers", $"has '{number}'")),
    ];

    private static Person? ReadPerson(RowData data, string prefix) =>
        data.StringOrNull($"{prefix}Id") is { } id ? new Person(new PersonId(id), data.String($"{prefix}Name")) : null;

    private static T ParseEnum<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value : throw new RowFormatException(null, null, typeof(T).Name, $"is '{text}'");

    private static T Parse<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new RowFormatException(null, null, typeof(T).Name, "is null");
        }
        catch (JsonException)
        {
            throw new RowFormatException(null, null, typeof(T).Name, "is not valid JSON");
        }
    }
}
