using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>How a requester is asked, what they answered, and a complaint, as properties of the ticket's row. The names are stored.</summary>
internal static class SurveyCodec
{
    public const string AskAt = "SurveyAskAt";
    public const string AskedAt = "SurveyAskedAt";
    public const string RemindAt = "SurveyRemindAt";
    public const string OpenUntil = "SurveyOpenUntil";
    public const string Skipped = "SurveySkipped";
    public const string Score = "SurveyScore";
    public const string Reasons = "SurveyReasons";
    public const string Late = "SurveyLate";
    public const string FollowUpDue = "ComplaintDue";

    private const string Comment = "SurveyComment";
    private const string AnsweredAt = "SurveyAt";
    private const string Anonymous = "SurveyAnonymous";
    private const string RemindedAt = "SurveyRemindedAt";
    private const string ExpiredAt = "SurveyExpiredAt";
    private const string ComplaintAt = "ComplaintAt";
    private const string Escalation = "ComplaintEscalation";
    private const string MissedAt = "ComplaintMissedAt";
    private const string ClosedAt = "ComplaintClosedAt";
    private const string ClosedById = "ComplaintClosedById";
    private const string ClosedByName = "ComplaintClosedByName";

    public static RowData Write(RowData data, Ticket ticket)
    {
        (SurveyRequest? request, SurveyAnswer? answer, Complaint? complaint) = (ticket.Request, ticket.Survey, ticket.Complaint);
        return request is null && answer is null && complaint is null ? data : data
            .With(Score, answer?.Score)
            .With(Comment, answer?.Comment)
            .With(AnsweredAt, answer?.At)
            .With(Reasons, answer is { Reasons: not SurveyReasons.None } ? answer.Reasons.ToString() : null)
            .With(Late, answer is { IsLate: true } ? (bool?)true : null)
            .With(AskAt, request?.At)
            .With(Skipped, request?.Skipped?.ToString())
            .With(AskedAt, request?.AskedAt)
            .With(Anonymous, request is { IsAnonymous: true } ? (bool?)true : null)
            .With(RemindAt, request?.RemindAt)
            .With(RemindedAt, request?.RemindedAt)
            .With(OpenUntil, request?.OpenUntil)
            .With(ExpiredAt, request?.ExpiredAt)
            .With(ComplaintAt, complaint?.At)
            .With(FollowUpDue, complaint?.Due)
            .With(Escalation, complaint is { IsEscalation: true } ? (bool?)true : null)
            .With(MissedAt, complaint?.MissedAt)
            .With(ClosedAt, complaint?.ClosedAt)
            .With(ClosedById, complaint?.ClosedBy?.Id.Value)
            .With(ClosedByName, complaint?.ClosedBy?.Name);
    }

    /// <exception cref="RowFormatException">A value that no version of the desk wrote.</exception>
    public static Ticket Read(RowData data, Ticket ticket) => ticket with { Request = ReadRequest(data), Survey = ReadAnswer(data), Complaint = ReadComplaint(data) };

    private static SurveyRequest? ReadRequest(RowData data) => data.DateTimeOrNull(AskAt) is not { } at ? null : new SurveyRequest
    {
        At = at,
        Skipped = data.StringOrNull(Skipped) is { } why ? Parse<SurveySkip>(why, Skipped) : null,
        AskedAt = data.DateTimeOrNull(AskedAt),
        IsAnonymous = data.BooleanOrNull(Anonymous) ?? false,
        RemindAt = data.DateTimeOrNull(RemindAt),
        RemindedAt = data.DateTimeOrNull(RemindedAt),
        OpenUntil = data.DateTimeOrNull(OpenUntil),
        ExpiredAt = data.DateTimeOrNull(ExpiredAt),
    };

    private static SurveyAnswer? ReadAnswer(RowData data) => data.Int32OrNull(Score) is not { } score ? null : new SurveyAnswer(score, data.StringOrNull(Comment), data.DateTime(AnsweredAt))
    {
        Reasons = data.StringOrNull(Reasons) is { } reasons ? Parse<SurveyReasons>(reasons, Reasons) : SurveyReasons.None,
        IsLate = data.BooleanOrNull(Late) ?? false,
    };

    private static Complaint? ReadComplaint(RowData data) => data.DateTimeOrNull(ComplaintAt) is not { } at ? null : new Complaint(at, data.DateTime(FollowUpDue))
    {
        IsEscalation = data.BooleanOrNull(Escalation) ?? false,
        MissedAt = data.DateTimeOrNull(MissedAt),
        ClosedAt = data.DateTimeOrNull(ClosedAt),
        ClosedBy = data.StringOrNull(ClosedById) is { } agent ? new Person(new PersonId(agent), data.String(ClosedByName)) : null,
    };

    private static T Parse<T>(string text, string property)
        where T : struct, Enum =>
        Enum.TryParse(text, out T value) ? value : throw new RowFormatException(null, null, property, $"is '{text}'");
}
