using System.Diagnostics;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>Decides what an attempt to send has come to. The one place that knows when a message may have been delivered.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability</remarks>
internal static class Sent
{
    public static SendResult Judge(ConnectorAttempt attempt, bool isRepeatable) =>
        Judge(attempt, isRepeatable, answer => new SendResult.Accepted(ConnectorBody.Text(answer.Body, "id") ?? ""));

    public static SendResult JudgeCreated(ConnectorAttempt attempt, bool isRepeatable) =>
        Judge(attempt, isRepeatable, answer => new SendResult.Accepted(
            ConnectorBody.Text(answer.Body, "activityId") ?? "", ConnectorBody.Text(answer.Body, "id")));

    private static SendResult Judge(
        ConnectorAttempt attempt, bool isRepeatable, Func<ConnectorAttempt.Answered, SendResult.Accepted> accept) => attempt switch
    {
        ConnectorAttempt.Answered { IsSuccess: true } answer => accept(answer),
        ConnectorAttempt.Answered answer => Refused(answer, isRepeatable),
        ConnectorAttempt.NotSent notSent => new SendResult.Rejected(0, notSent.Code),
        ConnectorAttempt.Lost lost when isRepeatable => new SendResult.Rejected(0, lost.Code),
        ConnectorAttempt.Lost lost => new SendResult.Unclear(lost.Code),
        _ => throw new UnreachableException(),
    };

    /// <remarks>The connector can deliver a message and answer with a server error.</remarks>
    private static SendResult Refused(ConnectorAttempt.Answered answer, bool isRepeatable)
    {
        (string code, string? subCode) = ConnectorBody.Error(answer.Body);
        return (int)answer.Status >= 500 && !isRepeatable
            ? new SendResult.Unclear($"{(int)answer.Status} {code}".TrimEnd())
            : new SendResult.Rejected(answer.Status, code, subCode, answer.RetryAfter);
    }
}
