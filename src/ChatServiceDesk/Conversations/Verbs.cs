namespace ChatServiceDesk.Conversations;

/// <summary>What buttons say to the desk. They stand in cards that have been sent, so they are never renamed.</summary>
internal static class Verbs
{
    public const string CreateTicket = "intake/create";
    public const string DismissDraft = "intake/dismiss";
    public const string ChooseTopic = "intake/choose";
    public const string AnswerSlot = "intake/answer";
    public const string BackInDraft = "intake/back";
    public const string StartOver = "intake/restart";
    public const string ResumeDraft = "intake/continue";
    public const string AddToTicket = "intake/add";
    public const string FollowTicket = "intake/follow";
    public const string SomethingElse = "intake/other";
    public const string PassageSolved = "knowledge/solved";
    public const string PassageNotHelpful = "knowledge/unhelpful";
    public const string TicketAnyway = "knowledge/anyway";

    /// <summary>A thumb; no card has it.</summary>
    public const string RateAdvice = "advice/rate";

    /// <summary>What people do with the message extension, named like buttons. On a card they do nothing.</summary>
    public const string BeginFromMessage = "extension/begin";
    public const string CreateFromMessage = "extension/create";
    public const string FindFromCompose = "extension/find";
    public const string PreviewLink = "extension/preview";

    /// <summary>Buttons whose verbs begin like this are about the ticket that their card names.</summary>
    public const string AboutTicket = "ticket/";
    public const string Claim = "ticket/claim";
    public const string Ask = "ticket/ask";
    public const string Answer = "ticket/answer";
    public const string ChangePriority = "ticket/priority";
    public const string Correct = "ticket/correct";
    public const string Resolve = "ticket/resolve";
    public const string Reopen = "ticket/reopen";
    public const string Rate = "ticket/rate";
    public const string Hold = "ticket/hold";
    public const string Continue = "ticket/continue";
    public const string Escalate = "ticket/escalate";
    public const string Notify = "notify/set";
    public const string CloseComplaint = "ticket/complaint";
    public const string Say = "ticket/say";
    public const string Edit = "ticket/edit";
    public const string Withdraw = "ticket/withdraw";

    public const string ChooseTicket = "talk/choose";
    public const string ReportInstead = "talk/new";
    public const string DropWords = "talk/drop";
    public const string ListTickets = "mine/list";
    public const string ShowTicket = "mine/show";
}
