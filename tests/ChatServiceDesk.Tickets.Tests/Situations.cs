namespace ChatServiceDesk.Tickets.Tests;

/// <summary>A ticket in each state that it can be in, one hour after the last move. Ben is the agent who has it, if anybody has.</summary>
internal static class Situations
{
    public static Ticket Of(string name) => name switch
    {
        "new" => A.Ticket,
        "assigned" => A.After(Of("new").Claim(A.Ben, A.Morning)),
        "waiting" => A.After(Of("assigned").Ask(A.Ben, "Which printer?", A.Morning)),
        "on hold" => A.After(Of("assigned").Wait(A.Ben, "A part", A.Morning)),
        "escalated" => A.After(Of("assigned").Escalate(A.Requester, "Too slow", A.Terms, A.Morning)),
        "resolved" => A.After(Of("waiting").Resolve(A.Ben, "New fuser", A.Terms, A.Morning)),
        "closed" => A.After(Of("resolved").Close(A.Morning + A.Terms.CloseAfter)),
        "confirmed" => A.After(Of("resolved").Rate(A.Requester, new SurveyAnswer(5, "Thanks", A.Morning), A.Terms.Surveys)),
        "complained" => A.After(Of("resolved").Rate(A.Requester, new SurveyAnswer(1, "Still jams", A.Morning), A.Terms.Surveys)),
        "reopened" => A.After(Of("complained").Reopen(A.Requester, "Still jams", A.Terms, A.Morning)),
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
        "requester rates 5" => ticket.Rate(A.Requester, new SurveyAnswer(5, null, now), A.Terms.Surveys),
        "requester rates 1" => ticket.Rate(A.Requester, new SurveyAnswer(1, null, now), A.Terms.Surveys),
        "Ben rates 5" => ticket.Rate(A.Ben, new SurveyAnswer(5, null, now), A.Terms.Surveys),
        "Ben sees to it" => ticket.CloseComplaint(A.Ben, now),
        "desk reminds" => ticket.RemindOfRating(now),
        "desk misses it" => ticket.MissFollowUp(now),
        "Ben waits" => ticket.Wait(A.Ben, "A part", now),
        "Cem waits" => ticket.Wait(A.Cem, "Another part", now),
        "Ben continues" => ticket.Continue(A.Ben, now),
        "requester escalates" => ticket.Escalate(A.Requester, "Too slow", A.Terms, now),
        "Cem escalates" => ticket.Escalate(A.Cem, "Too slow", A.Terms, now),
        "desk watches response" => ticket.MissResponse(A.Terms, now),
        "desk watches resolution" => ticket.MissResolution(A.Terms, now),
        "desk asks" => ticket.AskForRating(A.Terms.Surveys, now),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "There is no such move."),
    };
}
