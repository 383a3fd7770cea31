using System.Text.Json.Nodes;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Intake;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>What the desk's buttons send, written down here because a forger has no card to press on.</summary>
internal static class Card
{
    public static readonly string[] AgentVerbs = [Verbs.Claim, Verbs.Ask, Verbs.ChangePriority, Verbs.Resolve];

    public static readonly string[] RequesterVerbs = [Verbs.Answer, Verbs.Reopen, Verbs.Rate];

    public static readonly string[] DraftVerbs = [Verbs.CreateTicket, Verbs.DismissDraft];

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

    /// <summary>All inputs that any of the buttons sends.</summary>
    public static JsonObject AboutTicket(long number, long version, string words, Random random) => new()
    {
        [CardInputs.Ticket] = number,
        [CardInputs.Version] = version,
        [Fields.Note] = words,
        [Fields.Question] = words,
        [Fields.Answer] = words,
        [Fields.Reason] = words,
        [Fields.Priority] = $"P{random.Next(1, 6)}",
        [Fields.Score] = random.Next(1, 6),
        [Fields.Comment] = words,
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
