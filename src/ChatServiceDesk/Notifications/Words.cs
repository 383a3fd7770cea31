using System.Globalization;
using ChatServiceDesk.Classifier.Redaction;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>How states, priorities and refusals are put to people.</summary>
internal static class Words
{
    public const string StaleCard = "This ticket has changed since the card was drawn. Here is how it stands now; please look and press again.";
    public const string NoSuchTicket = "I can't find that ticket here. It may belong to another team or person.";

    public const string AiGenerated = "AI-generated, check before use";

    /// <summary>A title that a model wrote never stands without saying so.</summary>
    public static string TitleOf(Ticket ticket) => ticket.HasAiTitle ? $"{ticket.Title} (AI-generated title)" : ticket.Title;

    public static string Of(TicketState state) => state switch
    {
        TicketState.New => "Waiting for an agent",
        TicketState.Assigned => "In progress",
        TicketState.WaitingForRequester => "Waiting for your answer",
        TicketState.Resolved => "Resolved",
        TicketState.Closed => "Closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The same, as the agents see it.</summary>
    public static string ForAgents(TicketState state) => state is TicketState.WaitingForRequester ? "Waiting for requester" : Of(state);

    public static string Of(Priority priority) => priority switch
    {
        Priority.P1 => "P1 Critical",
        Priority.P2 => "P2 High",
        Priority.P3 => "P3 Medium",
        Priority.P4 => "P4 Low",
        Priority.P5 => "P5 Planning",
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };

    public static string Of(TicketKind kind) => kind is TicketKind.Incident ? "Incident" : "Service request";

    public static string Of(Level level) => level.ToString().ToLowerInvariant();

    /// <summary>From the eleventh on a card does not follow every single report, so it does not pretend to.</summary>
    public static string PeopleReport(SameReports same) => same.IsExact ? $"{same.People} people report the same" : $"{same.Told} or more people report the same";

    /// <summary>The same for one of them.</summary>
    public static string OthersReport(SameReports same) => same.People switch
    {
        2 => "One other person has reported this.",
        var people when same.IsExact => $"{people - 1} others have reported this.",
        _ => $"{same.Told} or more people have reported this.",
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

    public static string Of(Refusal refusal, Ticket ticket) => refusal switch
    {
        Refusal.AlreadyClaimed => $"{ticket.Assignee?.Name} already has this ticket. Nothing was changed.",
        Refusal.AlreadyResolved => "This ticket is already resolved. Nothing was changed.",
        Refusal.AlreadyClosed => "This ticket is closed. Please report it again if the problem is back.",
        Refusal.NotResolved => "This ticket isn't resolved at the moment. Here is how it stands.",
        Refusal.NothingAsked => "Nobody is waiting for an answer to this ticket any more. Here is how it stands.",
        Refusal.NothingChanges => $"The priority is {Of(ticket.Priority)} already.",
        Refusal.AlreadySortedSo => "It has that category and kind already.",
        Refusal.NotAskedToRate => SurveyTexts.Of(ticket)["Surveys.NotAsked"],
        Refusal.RatingStays => SurveyTexts.Of(ticket)["Surveys.RatingStays"],
        Refusal.NoComplaint => "There is no complaint to see to any more. Here is how the ticket stands.",
        Refusal.NotPermitted => NoSuchTicket,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    /// <summary>What became of secrets that somebody has written.</summary>
    public static string OfTakenOut(IReadOnlyList<SensitiveKind> kinds)
    {
        string what = string.Join(" and ", kinds.Select(kind => kind switch
        {
            SensitiveKind.PrivateKey => "a private key",
            SensitiveKind.Token => "a key or token",
            SensitiveKind.Code => "a PIN or code",
            _ => "a password",
        }));
        return kinds.Count == 1
            ? $"I took {what} out of your message and did not keep it. If it was a real one, please change it."
            : $"I took {what} out of your message and did not keep them. If they were real ones, please change them.";
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

    public static string RatingMeaning(int score) => score switch
    {
        1 => "very dissatisfied",
        2 => "dissatisfied",
        3 => "neither",
        4 => "satisfied",
        5 => "very satisfied",
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };

    /// <summary>A moment for plain messages, which can't show the reader's own time by themselves.</summary>
    public static string At(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);
}
