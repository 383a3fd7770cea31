namespace ChatServiceDesk.Notifications;

/// <summary>The ids of the inputs on tickets' cards. They stand in cards that have been sent, so they are never renamed.</summary>
internal static class Fields
{
    public const string Note = "note";
    public const string Question = "question";
    public const string Priority = "priority";
    public const string Category = "category";
    public const string Kind = "kind";
    public const string Answer = "answer";
    public const string Reason = "reason";
    public const string Score = "score";
    public const string Comment = "comment";

    public const string Information = "information";
    public const string Title = "title";
    public const string Description = "description";
    public const string Affected = "affected";
    public const string Working = "working";
    public const string WithdrawalReason = "withdrawal";
    public const int MaxTitle = 120;
    public const int MaxDescription = 4000;

    /// <summary>Longest text that an input takes.</summary>
    public const int MaxText = 2000;
}
