namespace ChatServiceDesk.Tickets;

/// <summary>Why a requester is not asked how it went. The names are stored.</summary>
public enum SurveySkip
{
    /// <summary>They have been asked about another ticket, or about this one, within the time in which a person is asked at most once.</summary>
    AskedLately,
}
