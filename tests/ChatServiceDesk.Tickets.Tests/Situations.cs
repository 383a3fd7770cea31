namespace ChatServiceDesk.Tickets.Tests;

/// <summary>A ticket in each state that it can be in, one hour after the last move. Ben is the agent who has it, if anybody has.</summary>
internal static class Situations
{
    public static Ticket Of(string name) => name switch
    {
        "new" => A.Ticket,
        "assigned" => A.After(Of("new").Claim(A.Ben, A.Morning)),
        "waiting" => A.After(Of("assigned").Ask(A.Ben, "Which printer?", A.Morning)),
        "resolved" => A.After(Of("waiting").Resolve(A.Ben, "New fuser", A.Terms, A.Morning)),
        "closed" => A.After(Of("resolved").Close(A.Morning + A.Terms.CloseAfter)),
        "confirmed" => A.After(Of("resolved").Rate(A.Requester, 5, "Thanks", A.Morning)),
        "complained" => A.After(Of("resolved").Rate(A.Requester, 1, "Still jams", A.Morning)),
        "reopened" => A.After(Of("complained").Reopen(A.Requester, "Still jams", A.Terms, A.Morning)),
        "withdrawn" => A.After(Of("waiting").Withdraw(A.Requester, "It works again", A.Morning)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such situation."),
    };

    public static Decision Move(Ticket ticket, string move, DateTimeOffset now) => move switch
    {
        "Ben claims" => ticket.Claim(A.Ben, now),
        "Cem claims" => ticket.Claim(A.Cem, now),
        "Ben asks" => ticket.Ask(A.Ben, "Since when?", now),
        "Cem asks" => ticket.Ask(A.Cem, "Since when?", now),
        "requester answers" => ticket.Answer(A.Requester, "Since Monday", now),
        "Cem answers" => ticket.Answer(A.Cem, "Since Monday", now),
        "same priority" => ticket.ChangePriority(A.Cem, ticket.Priority, A.Terms, now),
        "priority 1" => ticket.ChangePriority(A.Cem, Priority.P1, A.Terms, now),
        "desk counts 3" => ticket.IncreaseImpact(Level.Medium, 3, PriorityMatrix.Itil, A.Terms, now),
        "desk counts 10" => ticket.IncreaseImpact(Level.High, 10, PriorityMatrix.Itil, A.Terms, now),
        "same sorting" => ticket.Recategorise(A.Cem, ticket.Sorting, ticket.Queue, now),
        "other category" => ticket.Recategorise(A.Cem, new Sorting("hardware", TicketKind.ServiceRequest), ticket.Queue, now),
        "other queue" => ticket.Recategorise(A.Cem, ticket.Sorting, "network", now),
        "Ben resolves" => ticket.Resolve(A.Ben, "Cleaned it", A.Terms, now),
        "Cem resolves" => ticket.Resolve(A.Cem, "Cleaned it", A.Terms, now),
        "requester reopens" => ticket.Reopen(A.Requester, "Again", A.Terms, now),
        "Ben reopens" => ticket.Reopen(A.Ben, "Again", A.Terms, now),
        "desk closes" => ticket.Close(now),
        "requester rates 5" => ticket.Rate(A.Requester, 5, null, now),
        "requester rates 1" => ticket.Rate(A.Requester, 1, null, now),
        "Ben rates 5" => ticket.Rate(A.Ben, 5, null, now),
        "requester says" => ticket.Say(Actor.Requester(A.Requester), "On wifi too", "said|1|2", now),
        "Ben says" => ticket.Say(Actor.Agent(A.Ben), "Please wait", null, now),
        "Cem says" => ticket.Say(Actor.Agent(A.Cem), "Please wait", null, now),
        "stranger says" => ticket.Say(Actor.Requester(A.Cem), "On wifi too", null, now),
        "requester rewords" => ticket.Reword(Actor.Requester(A.Requester), "On cable too", now),
        "Ben rewords" => ticket.Reword(Actor.Agent(A.Ben), "Please wait a day", now),
        "requester deletes" => ticket.TakeBack(Actor.Requester(A.Requester), now),
        "requester edits" => ticket.Edit(A.Requester, ticket.Wording with { Title = "Another title" }, PriorityMatrix.Itil, A.Terms, now),
        "requester worsens" => ticket.Edit(A.Requester, ticket.Wording with { Impact = Level.High }, PriorityMatrix.Itil, A.Terms, now),
        "requester repeats" => ticket.Edit(A.Requester, ticket.Wording, PriorityMatrix.Itil, A.Terms, now),
        "Ben edits" => ticket.Edit(A.Ben, ticket.Wording with { Title = "Another title" }, PriorityMatrix.Itil, A.Terms, now),
        "requester withdraws" => ticket.Withdraw(A.Requester, "It works again", now),
        "Ben withdraws" => ticket.Withdraw(A.Ben, "It works again", now),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "There is no such move."),
    };
}
