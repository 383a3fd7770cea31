using System.Text.Json.Nodes;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Intake;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>What the desk's buttons send, written down here because a forger has no card to press on.</summary>
internal static class Card
{
    public static readonly string[] AgentVerbs = [Verbs.Claim, Verbs.Ask, Verbs.ChangePriority, Verbs.Correct, Verbs.Resolve, Verbs.CloseComplaint];

    public static readonly string[] RequesterVerbs = [Verbs.Answer, Verbs.Reopen, Verbs.Rate, Verbs.Say, Verbs.Edit];

    public static readonly string[] DraftVerbs = [Verbs.CreateTicket, Verbs.DismissDraft];

    private static readonly string[] OfNetwork = ["network", "telephony"];
    private static readonly string[] OfWorkplace = ["hardware", "software", "printing", "email"];

    /// <summary>A press of Action.Execute.</summary>
    public static JsonObject Press(FuzzTenant tenant, Person who, string verb, JsonObject data, string? conversation)
    {
        JsonObject value = new()
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["title"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        JsonObject activity = tenant.Activities.Invoke(who, "adaptiveCard/action", value, conversation);
        activity["replyToId"] = "1795419772094";
        return activity;
    }

    /// <summary>The same from a client that knows Action.Submit only.</summary>
    public static JsonObject Submit(FuzzTenant tenant, Person who, string verb, JsonObject data, string? conversation)
    {
        JsonObject activity = Press(tenant, who, verb, [], conversation);
        activity["type"] = "message";
        activity.Remove("name");
        data["verb"] = verb;
        activity["value"] = data;
        return activity;
    }

    /// <summary>All inputs that any of the buttons sends. The category is one of the ticket's queue: its canaries may be seen in one channel.</summary>
    public static JsonObject AboutTicket(Planted.Ticket ticket, long version, string words, Random random) => new()
    {
        [CardInputs.Ticket] = ticket.Number,
        [CardInputs.Version] = version,
        [Fields.Note] = words,
        [Fields.Question] = words,
        [Fields.Answer] = words,
        [Fields.Reason] = words,
        [Fields.Priority] = $"P{random.Next(1, 6)}",
        [Fields.Category] = ticket.Channel == ticket.Tenant.NetworkChannel ? OfNetwork[random.Next(OfNetwork.Length)] : OfWorkplace[random.Next(OfWorkplace.Length)],
        [Fields.Kind] = random.Next(2) == 0 ? "Incident" : "ServiceRequest",
        [Fields.Score] = random.Next(1, 6),
        [Fields.Comment] = words,
        [Fields.Information] = words,
        [Fields.Title] = words,
        [Fields.Affected] = "High",
    };

    public static JsonObject AboutDraft(string draft, string category, string title, string description) => new()
    {
        [IntakeCard.Draft] = draft,
        [IntakeCard.Kind] = "Incident",
        [IntakeCard.Category] = category,
        [IntakeCard.Title] = title,
        [IntakeCard.Description] = description,
        [IntakeCard.Affected] = "Low",
        [IntakeCard.Working] = "Medium",
    };
}
