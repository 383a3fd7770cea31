using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Notifications;

/// <summary>What came of handing a parcel over.</summary>
/// <param name="Answer">What Teams made of it.</param>
/// <param name="ServiceUrl">The connector that answered: another than the parcel's when that one has sent us on.</param>
/// <param name="Wait">Set when nothing was sent because its turn had not come.</param>
internal sealed record Posting(SendResult Answer, string ServiceUrl, TimeSpan? Wait = null)
{
    /// <summary>Teams will take nothing from the desk there until somebody there does something about it; these codes say so.</summary>
    private static readonly string[] Walls =
        ["BotDisabledByAdmin", "ConversationBlockedByUser", "MessageWritesBlocked", "BotNotInConversationRoster", "ForbiddenOperationException"];

    /// <summary>The code that says that the desk can't get through; <see langword="null"/> when it can, or failed for another reason.</summary>
    public string? Wall => Answer is SendResult.Rejected { Status: System.Net.HttpStatusCode.Forbidden } refused
        ? Array.Find(Walls, wall => wall == refused.Code || wall == refused.SubCode)
        : null;

    public static bool IsWall(string code) => Walls.Contains(code);

    /// <summary>Teams has taken it at another address than we had.</summary>
    public bool HasMoved { get; init; }

    public bool IsGone => Answer is SendResult.Rejected { Status: System.Net.HttpStatusCode.NotFound };

    public Attempt Judge(Func<SendResult.Accepted, Attempt> accepted) => Answer switch
    {
        _ when Wait is { } wait => new Attempt.TooEarly("as much was sent there as Teams allows for now", wait),
        SendResult.Accepted done => accepted(done),
        SendResult.Unclear unclear => new Attempt.Unclear(unclear.Why),
        SendResult.Rejected { Status: System.Net.HttpStatusCode.Unauthorized } refused => new Attempt.ShutOut(Why(refused)),
        SendResult.Rejected { Status: 0, Code: ConnectorCodes.TokenUnavailable or ConnectorCodes.Unreachable } refused => new Attempt.ShutOut(refused.Code),
        SendResult.Rejected { IsPassing: true } later => new Attempt.Failed($"{(int)later.Status} {later.Code}", later.RetryAfter),
        SendResult.Rejected refused => new Attempt.Hopeless(Why(refused)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Why(SendResult.Rejected refused) => $"{(int)refused.Status} {refused.Code} {refused.SubCode}".TrimEnd();
}
