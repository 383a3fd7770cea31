using ChatServiceDesk.Classifier.Redaction;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>How states, priorities and refusals are put to people. What requesters see takes the texts of their language; what takes none is for agents and operators, in English.</summary>
internal static class Words
{
    public const string AiGenerated = "AI-generated, check before use";

    /// <summary>A title that a model wrote never stands without saying so.</summary>
    public static string TitleOf(Ticket ticket, Texts texts) => ticket.HasAiTitle ? texts.Say("Tickets.AiTitle", ticket.Title) : ticket.Title;

    public static string Of(TicketState state, Texts texts) => state switch
    {
        TicketState.New => texts["Names.New"],
        TicketState.Assigned => texts["Names.Assigned"],
        TicketState.WaitingForRequester => texts["Names.WaitingForRequester"],
        TicketState.WaitingForOthers => texts["Pushes.WaitingForOthers"],
        TicketState.Resolved => texts["Names.Resolved"],
        TicketState.Closed => texts["Names.Closed"],
        TicketState.Withdrawn => texts["Names.Withdrawn"],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The same, as the agents see it.</summary>
    public static string ForAgents(TicketState state) => state is TicketState.WaitingForRequester ? "Waiting for requester" : Of(state, Texts.English);

    public static string Of(Priority priority, Texts texts) => priority switch
    {
        Priority.P1 => texts["Names.P1"],
        Priority.P2 => texts["Names.P2"],
        Priority.P3 => texts["Names.P3"],
        Priority.P4 => texts["Names.P4"],
        Priority.P5 => texts["Names.P5"],
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };

    public static string Of(TicketKind kind, Texts texts) => kind is TicketKind.Incident ? texts["Names.Incident"] : texts["Names.ServiceRequest"];

    public static string Of(Level level) => level.ToString().ToLowerInvariant();

    /// <summary>From the eleventh on a card does not follow every single report, so it does not pretend to.</summary>
    public static string PeopleReport(SameReports same) => same.IsExact ? $"{same.People} people report the same" : $"{same.Told} or more people report the same";

    /// <summary>The same for one of them.</summary>
    public static string OthersReport(SameReports same, Texts texts) => same.People switch
    {
        2 => texts["Tickets.OneOther"],
        var people when same.IsExact => texts.Say("Tickets.Others", people - 1),
        _ => texts.Say("Tickets.OrMore", same.Told),
    };

    /// <summary>For records: how much somebody wants to hear.</summary>
    public static string Of(NotifyLevel level) => level switch
    {
        NotifyLevel.Important => "only what is important",
        NotifyLevel.None => "only questions",
        _ => "everything",
    };

    public static string ImpactOf(Ticket ticket) => ticket.Impact switch
    {
        Level.Low => "Low, one person",
        Level.Medium => "Medium, a team",
        _ => "High, many people",
    };

    public static string UrgencyOf(Ticket ticket) => ticket.Urgency switch
    {
        Level.Low => "Low, can keep working",
        Level.Medium => "Medium, works with difficulty",
        _ => "High, can't work",
    };

    /// <remarks>What only agents try is refused in English.</remarks>
    public static string Of(Refusal refusal, Ticket ticket, Texts texts) => refusal switch
    {
        Refusal.AlreadyClaimed => $"{ticket.Assignee?.Name} already has this ticket. Nothing was changed.",
        Refusal.AlreadyResolved => texts["Tickets.AlreadyResolved"],
        Refusal.AlreadyClosed => texts["Tickets.AlreadyClosed"],
        Refusal.AlreadyWithdrawn => texts["Tickets.AlreadyWithdrawn"],
        Refusal.NotResolved => texts["Tickets.NotResolved"],
        Refusal.NothingAsked => texts["Tickets.NothingAsked"],
        Refusal.NothingChanges => $"The priority is {Of(ticket.Priority, texts)} already.",
        Refusal.AlreadySortedSo => "It has that category and kind already.",
        Refusal.NotAskedToRate => texts["Surveys.NotAsked"],
        Refusal.RatingStays => texts["Surveys.RatingStays"],
        Refusal.NoComplaint => "There is no complaint to see to any more. Here is how the ticket stands.",
        Refusal.RequesterIsAsked => $"{Naming.Begin(ticket)} has been asked something and has not answered yet. Nothing was changed.",
        Refusal.NotOnHold => "Nobody else is waited for any more. Here is how the ticket stands.",
        Refusal.NothingMissed => "No target is missed.",
        Refusal.NotPermitted => texts["Tickets.NotFound"],
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    /// <summary>What became of secrets that somebody has written.</summary>
    public static string OfTakenOut(IReadOnlyList<SensitiveKind> kinds, Texts texts)
    {
        string what = kinds.Select(kind => kind switch
        {
            SensitiveKind.PrivateKey => texts["Secrets.PrivateKey"],
            SensitiveKind.Token => texts["Secrets.Token"],
            SensitiveKind.Code => texts["Secrets.Code"],
            _ => texts["Secrets.Password"],
        }).Aggregate((some, more) => texts.Say("Secrets.And", some, more));
        return kinds.Count == 1 ? texts.Say("Secrets.TakenOut", what) : texts.Say("Secrets.AllTakenOut", what);
    }

    /// <summary>Why Teams takes nothing for somebody, by its code.</summary>
    public static string OfWall(string code) => code switch
    {
        "BotDisabledByAdmin" => "an administrator has turned the desk off for them",
        "ConversationBlockedByUser" => "they have blocked the desk",
        "BotNotInConversationRoster" or "ForbiddenOperationException" => "the desk is not installed for them",
        _ => "their chat takes no messages",
    };

    /// <summary>Why something was given up, for operators.</summary>
    public static string OfFailure(string failure) => failure.Split(' ', 3) switch
    {
        ["403", var code, ..] when Posting.IsWall(code.TrimEnd(',')) => $"The requester can't be reached: {OfWall(code.TrimEnd(','))}",
        ["403", _, var code] when Posting.IsWall(code) => $"The requester can't be reached: {OfWall(code)}",
        ["401", ..] => "Teams did not let the bot in",
        [{ Length: 3 } status, ..] when status.All(char.IsAsciiDigit) => $"Teams refused it: {failure}",
        _ => failure.Length > 0 ? char.ToUpperInvariant(failure[0]) + failure[1..] : "Nobody wrote down why",
    };

    /// <summary>A rating in words and symbols, so that neither colour nor pictures are needed.</summary>
    public static string Rating(int score) => score switch
    {
        1 => "😠 1",
        2 => "😕 2",
        3 => "😐 3",
        4 => "😊 4",
        5 => "😀 5",
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };

    public static string RatingMeaning(int score, Texts texts) => score switch
    {
        1 => texts["Surveys.VeryDissatisfied"],
        2 => texts["Surveys.Dissatisfied"],
        3 => texts["Surveys.Neither"],
        4 => texts["Surveys.Satisfied"],
        5 => texts["Surveys.VerySatisfied"],
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };

    /// <summary>A moment for plain messages, which can't show the reader's own time by themselves.</summary>
    public static string At(DateTimeOffset moment, TimeZoneInfo zone, Texts texts) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString(texts["Names.Moment"], texts.Culture);
}
