namespace ChatServiceDesk.Tickets;

/// <summary>What a rating was about, as far as its requester says so. The names are stored.</summary>
[Flags]
public enum SurveyReasons
{
    None = 0,
    Speed = 1,
    Solution = 2,
    Kindness = 4,
    Information = 8,
}
