using System.Globalization;
using System.Text;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>Row keys. They sort ordinally, so numbers and times are padded; what comes from outside is escaped.</summary>
internal static class Keys
{
    public const string TicketPrefix = "t|";
    public const string HistoryPrefix = "h|";
    public const string QueuePrefix = "q|";
    public const string AgentPrefix = "a|";
    public const string RequesterPrefix = "r|";
    public const string AlikePrefix = "m|";
    public const string AgendaPrefix = "d|";
    public const string InboxPrefix = "i|";

    /// <summary>The first key behind the inbox.</summary>
    public const string InboxEnd = "i}";

    /// <summary>When expired inbox rows are looked for again.</summary>
    public const string InboxExpiry = "e|inbox";
    public const string DeadLetterPrefix = "x|";
    public const string PlacePrefix = "c|";
    public const string DeliveryPrefix = "o|";
    public const string LessonPrefix = "w|";
    public const string PassagePrefix = "k|";
    public const string SurveyPrefix = "s|";
    public const string AdviceMessagePrefix = "ka|";
    public const string SaidPrefix = "said|";
    public const string ElsewherePrefix = "b|";
    public const string FollowerPrefix = "fo|";
    public const string FilePrefix = "f|";
    public const string Counter = "n";
    public const string Alert = "e";

    /// <summary>What is not about a ticket stands under this number.</summary>
    private const long NoTicket = 0;

    /// <summary>Longer ids are shortened to their hash, so that no key comes near the limit of 512 characters.</summary>
    private const int LongestId = 150;

    public static string Ticket(long number) => $"{TicketPrefix}{Padded(number)}";

    public static string History(long number, int version) => HistoryOf(number) + version.ToString("D6", CultureInfo.InvariantCulture);

    public static string HistoryOf(long number) => $"{HistoryPrefix}{Padded(number)}|";

    public static string Queue(Ticket ticket) => $"{QueueOf(ticket.Queue)}{Rank(ticket)}|{Padded(ticket.Number.Value)}";

    public static string QueueOf(string queue) => $"{QueuePrefix}{queue}|";

    public static string Agent(Ticket ticket, PersonId agent) => $"{AgentOf(agent)}{Rank(ticket)}|{Padded(ticket.Number.Value)}";

    public static string AgentOf(PersonId agent) => $"{AgentPrefix}{Escape(agent.Value)}|";

    public static string Requester(Ticket ticket) =>
        $"{RequesterOf(ticket.Requester.Id)}{NewestFirst(ticket.OpenedAt)}|{Padded(ticket.Number.Value)}";

    /// <summary>The same for whoever has reported it for somebody else.</summary>
    public static string Reporter(Ticket ticket, PersonId reporter) => $"{RequesterOf(reporter)}{NewestFirst(ticket.OpenedAt)}|{Padded(ticket.Number.Value)}";

    /// <summary>Leads from a person's partition to a ticket of theirs in another.</summary>
    public static string Elsewhere(PersonId person, DateTimeOffset openedAt, long number) => $"{ElsewhereOf(person)}{NewestFirst(openedAt)}|{Padded(number)}";

    public static string ElsewhereOf(PersonId person) => $"{ElsewherePrefix}{Escape(person.Value)}|";

    public static string RequesterOf(PersonId person) => $"{RequesterPrefix}{Escape(person.Value)}|";

    public static string Alike(Ticket ticket) => $"{AlikeOf(ticket.Category)}{NewestFirst(ticket.OpenedAt)}|{Padded(ticket.Number.Value)}";

    public static string AlikeOf(string category) => $"{AlikePrefix}{Escape(category)}|";

    /// <summary>The first key of a report that is older.</summary>
    public static string AlikeBefore(string category, DateTimeOffset since) => $"{AlikeOf(category)}{NewestFirst(since)}~";

    public static string Agenda(DateTimeOffset due, long? number, string what) =>
        $"{AgendaPrefix}{Padded(due)}|{Padded(number ?? NoTicket)}|{what}";

    /// <summary>The first agenda key that is not due yet.</summary>
    public static string AgendaAfter(DateTimeOffset now) => $"{AgendaPrefix}{Padded(now)}~";

    public static string DeadLetter(DateTimeOffset at, long? number, string what) =>
        $"{DeadLetterPrefix}{Padded(at)}|{Padded(number ?? NoTicket)}|{what}";

    /// <summary>The ticket and the work that an agenda key names; <see langword="null"/> for one about no ticket, or no agenda key.</summary>
    public static (long Ticket, string What)? ReadAgenda(string key) =>
        key.Split('|', 4) is ["d", _, var number, var what] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long ticket) && ticket != NoTicket
            ? (ticket, what)
            : null;

    public static string Inbox(string conversation, string activity) => $"{InboxPrefix}{Escape(conversation)}|{Escape(activity)}";

    public static string Place(long number, string name) => $"{PlacesOf(number)}{name}";

    public static string PlacesOf(long number) => $"{PlacePrefix}{Padded(number)}|";

    public static string Delivery(long number, string what) => $"{DeliveriesOf(number)}{what}";

    public static string DeliveriesOf(long number) => $"{DeliveryPrefix}{Padded(number)}|";

    public static string Lesson(long number) => $"{LessonPrefix}{Padded(number)}";

    public static string Passage(string conversation, string draft) => $"{PassagePrefix}{Escape(conversation)}|{Escape(draft)}";

    public static string LastSurvey(PersonId person) => $"{SurveyPrefix}{Escape(person.Value)}";

    public static string AdviceMessage(string conversation, string activity) => $"{AdviceMessagePrefix}{Escape(conversation)}|{Escape(activity)}";

    public static string Said(string conversation, string activity) => $"{SaidPrefix}{Escape(conversation)}|{Escape(activity)}";

    public static string Talk(string conversation) => $"talk|{Escape(conversation)}";

    public static string Thread(string conversation) => $"thread|{Escape(conversation)}";

    public static string Follower(long number, PersonId person) => $"{FollowersOf(number)}{Escape(person.Value)}";

    public static string FollowersOf(long number) => $"{FollowerPrefix}{Padded(number)}|";

    public static string File(string id) => $"{FilePrefix}a|{id}";

    public static string FileOf(long number, string id) => FilesOf(number) + id;

    public static string FilesOf(long number) => $"{FilePrefix}t|{Padded(number)}|";

    public static string Person(PersonId person) => $"p|{Escape(person.Value)}";

    public static string Conversation(string conversation) => $"v|{Escape(conversation)}";

    public static string Binding(string queue) => $"b|{queue}";

    public static string Channel(string channel) => $"l|{Escape(channel)}";

    public static string Unreachable(string channel) => $"u|{Escape(channel)}";

    public static string Tenant(string tenant) => $"tenant|{Escape(tenant)}";

    public static string Padded(long number) => number.ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>Ids from outside as a part of a key: what a key must not hold, and our own separator, becomes <c>_hex_</c>.</summary>
    public static string Escape(string id)
    {
        if (id.Length > LongestId)
        {
            return "_h_" + Digest.Of(id);
        }

        if (!id.AsSpan().ContainsAny(Reserved) && !id.Any(char.IsControl))
        {
            return id;
        }

        StringBuilder escaped = new(id.Length + 16);
        foreach (char letter in id)
        {
            _ = Reserved.Contains(letter, StringComparison.Ordinal) || char.IsControl(letter)
                ? escaped.Append(CultureInfo.InvariantCulture, $"_{(int)letter:x}_")
                : escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static string Reserved => "/\\#?|~%+_";

    private static string NewestFirst(DateTimeOffset time) => (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static string Padded(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string Rank(Ticket ticket) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)ticket.Priority}{ticket.OpenedAt.UtcTicks:D19}");
}
