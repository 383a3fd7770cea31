using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>Activities as they should be: recorded ones, and ones that press every button on the tickets of a planted desk.</summary>
internal sealed class Goldens(Planted planted, Random random)
{
    private static readonly JsonObject[] Recorded =
    [
        .. System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recorded"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllBytes(file))!.AsObject()), // A recorded activity is an object.
    ];

    private static readonly string[] Texts =
    [
        "The printer on the second floor is jammed again", "I need access to the finance share", "my tickets", "status of INC-1001", "INC-1003", "help", "hello",
        "thanks", "never mind", "report a problem", "It happens since this morning", "it's broken", "how do I reset my password?", "it also happens on wifi", "INC-1003 it also happens on wifi", "",
    ];

    private static readonly string[] Commands =
        ["connect Network", "disconnect Network", "connect all", "disconnect all", "connect Identity", "connect nothing", "hello", "INC-1001 please restart it", ""];

    public async ValueTask<JsonObject> NextAsync(CancellationToken cancellationToken)
    {
        FuzzTenant tenant = Any(planted.Tenants);
        return random.Next(100) switch
        {
            < 55 => await AboutTicketAsync(cancellationToken),
            < 65 => AboutDraft(tenant),
            < 80 => tenant.Activities.Message(Any(tenant.World.Others), Any(Texts)),
            < 86 => tenant.Activities.Mention(Any(tenant.Agents), Any([tenant.Channel, tenant.NetworkChannel]), Any(Commands)),
            < 93 => Event(tenant),
            _ => Renamed(Any(Recorded).DeepClone().AsObject()),
        };
    }

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private async ValueTask<JsonObject> AboutTicketAsync(CancellationToken cancellationToken)
    {
        Planted.Ticket ticket = Any(planted.Tickets);
        (int version, string thread) = await planted.LookAsync(ticket, cancellationToken);
        bool isAgents = random.Next(2) == 0;
        string verb = Any(isAgents ? Card.AgentVerbs : Card.RequesterVerbs);
        JsonObject data = Card.AboutTicket(ticket, version, "It is plugged in.", random);
        Person who = isAgents ? Any(ticket.Tenant.Agents) : ticket.Requester;
        string? where = isAgents ? thread : null;
        return random.Next(4) == 0 ? Card.Submit(ticket.Tenant, who, verb, data, where) : Card.Press(ticket.Tenant, who, verb, data, where);
    }

    private JsonObject AboutDraft(FuzzTenant tenant)
    {
        JsonObject data = Card.AboutDraft(Any(planted.Drafts), Any(["hardware", "network", "access", "hr"]), "A printer is jammed", "It is the one on the second floor.");
        Person who = Any(tenant.Requesters);
        string verb = Any(Card.DraftVerbs);
        return random.Next(4) == 0 ? Card.Submit(tenant, who, verb, data, null) : Card.Press(tenant, who, verb, data, null);
    }

    private JsonObject Event(FuzzTenant tenant)
    {
        Person who = Any(tenant.World.Others);
        string? channel = random.Next(2) == 0 ? null : Any([tenant.Channel, tenant.NetworkChannel]);
        return random.Next(6) switch
        {
            0 => tenant.Activities.InstallationUpdate(who, Any(["add", "remove", "add-upgrade"]), channel),
            1 => tenant.Activities.MembersAdded(who, channel),
            2 => tenant.Activities.Edit(tenant.Activities.Message(who, Any(Texts)), Any(Texts)),
            3 => tenant.Activities.Invoke(who, "composeExtension/query", new JsonObject { ["commandId"] = "search", ["parameters"] = new JsonArray() }, channel),
            4 => tenant.Activities.Invoke(who, "task/fetch", new JsonObject { ["data"] = new JsonObject { ["ticket"] = 1001 } }, channel),
            _ => tenant.Activities.Invoke(who, "adaptiveCard/action", [], channel),
        };
    }

    /// <summary>A recorded activity would be known after its first time.</summary>
    private JsonObject Renamed(JsonObject recorded)
    {
        recorded["id"] = random.NextInt64().ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        return recorded;
    }
}
