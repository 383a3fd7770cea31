using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation;

/// <summary>The people of one tenant: they report and press whatever button they see, old cards included, twice at times; one of them forges.</summary>
internal sealed class SimulatedPeople
{
    private static readonly string[] Reports =
    [
        "My laptop won't turn on and I have a customer demo in an hour.",
        "I need access to the finance share for the audit.",
        "VPN trennt ständig die Verbindung.",
        "The printer on the third floor prints empty pages only.",
        "J'ai oublié mon mot de passe Windows.",
    ];

    private const string Correct = "Correct ticket";
    private const string Save = "Save changes";

    /// <summary>Of three queues.</summary>
    private static readonly string[] Categories = ["Hardware", "Printing", "Network and VPN", "Access and accounts"];

    private static readonly string[] Kinds = ["Incident", "Service request"];

    private static readonly string[] Remarks = ["my tickets", "thanks!", "never mind", "help", "it happens on wifi too", "status"];

    private static readonly (string Title, string? Field)[] AgentPresses =
    [
        ("Claim", null), ("Claim", null), ("Send question", "What do you need to know?"), ("Resolve ticket", "What did you do? The requester will read this."), ("Set priority", null), (Correct, null),
    ];

    private static readonly (string Title, string? Field)[] RequesterPresses =
    [
        ("Create ticket", null), ("Create ticket", null), ("Create ticket", null), ("Never mind", null), ("Send answer", "Your answer"), ("😀 5", null), ("🙁 2", null), ("Reopen ticket", null),
        ("Send to the agents", "What should the agents know?"), (Save, "Description"), ("Withdraw ticket", "Why? (optional)"), ("None of these, it's something new", null), ("Older", null), ("Show closed ones too", null),
    ];

    private readonly SimulatedRun _run;
    private readonly SimulatedTeams _teams;
    private readonly TeamsClient _client;
    private readonly HttpClient _http;
    private readonly int _tenant;
    private int _said;

    public SimulatedPeople(SimulatedRun run, int tenant)
    {
        (_run, _tenant, _teams) = (run, tenant, run.Tenants[tenant]);
        _http = new HttpClient(run.Delivery, disposeHandler: false) { BaseAddress = new Uri("http://127.0.0.1:9/"), Timeout = Timeout.InfiniteTimeSpan };
        _client = new TeamsClient(_teams, _http, run.TrueClock);
    }

    public IReadOnlyList<Person> Employees => [World.Mara, World.Dana, World.Priya];

    public IReadOnlyList<Person> Agents => [World.Ben, World.Cem];

    private Person Forger => World.Tomas;

    private World World => _teams.World;

    private Scheduler Scheduler => _run.Scheduler;

    public async Task LiveAsync(TimeSpan time)
    {
        DateTimeOffset end = Scheduler.Now + time;
        await _client.AddsDeskToTeamAsync(World.Ben, CancellationToken.None);
        await Task.WhenAll(
        [
            .. Employees.Select(person => GoOnAsync(end, () => ActAsEmployeeAsync(person))),
            .. Agents.Select(person => GoOnAsync(end, () => ActAsAgentAsync(person))),
            GoOnAsync(end, ForgeAsync),
            GoOnAsync(end, LitterAsync),
        ]);
    }

    private async Task GoOnAsync(DateTimeOffset end, Func<Task> act)
    {
        while (Scheduler.Now < end)
        {
            await Scheduler.DelayAsync(TimeSpan.FromSeconds(5) + Scheduler.Some(TimeSpan.FromMinutes(4)));
            try
            {
                await act();
            }
            catch (HttpRequestException)
            {
                // Teams has told the person that nobody answers; they go on with something else.
            }
        }
    }

    private Task ActAsEmployeeAsync(Person person) => Scheduler.Dice.Next(10) switch
    {
        < 3 => WriteAsync(person, $"{Scheduler.Any(Reports)} {Canary(person)}"),
        3 => WriteAsync(person, Scheduler.Any(Remarks)),
        4 => WriteAsync(person, $"INC-{Scheduler.Dice.Next(1001, 1030)} it also happens on wifi {Canary(person)}"),
        _ => PressAsync(person, _teams.ChatOf(person).Cards, RequesterPresses),
    };

    private Task ActAsAgentAsync(Person person) => Scheduler.Dice.Next(6) == 0
        ? TellAsync(person)
        : PressAsync(person, _teams.Conversation(World.ServiceDeskChannel).Cards, AgentPresses);

    private Task WriteAsync(Person person, string text) => SayAsync(_client.Activities.Message(person, text), text);

    /// <summary>An agent writes to the desk in a ticket's thread, old threads included.</summary>
    private async Task TellAsync(Person person)
    {
        if (_teams.Conversation(World.ServiceDeskChannel).Cards is { Count: > 0 } cards)
        {
            string text = $"please restart {Canary(person)}";
            await SayAsync(_client.Activities.Mention(person, Scheduler.Any(cards).ConversationId, text), $"<at>{World.BotName}</at> {text}");
        }
    }

    /// <summary>At times people change what they have written, or delete it.</summary>
    private async Task SayAsync(JsonObject message, string text)
    {
        await _client.SendAsync(message, CancellationToken.None);
        if (Scheduler.Chance(0.1))
        {
            await _client.SendAsync(_client.Activities.Edit(message, text + " please"), CancellationToken.None);
        }

        if (Scheduler.Chance(0.05))
        {
            await _client.SendAsync(_client.Activities.Deletion(message), CancellationToken.None);
        }
    }

    /// <summary>Presses something that stands on a card, as it is now or as it was before.</summary>
    private async Task PressAsync(Person person, IReadOnlyList<PostedMessage> cards, (string Title, string? Field)[] presses)
    {
        (string title, string? field) = Scheduler.Any(presses);
        List<(PostedMessage Message, JsonElement Card)> offered = [];
        foreach (PostedMessage message in cards)
        {
            IEnumerable<JsonElement> seen = Scheduler.Chance(0.15) ? message.OldCards : message.CardSeenBy(person) is { } now ? [now] : [];
            offered.AddRange(seen.Where(card => card.GetRawText().Contains($"\"{title}\"", StringComparison.Ordinal)).Select(card => (message, card)));
        }

        if (offered.Count == 0)
        {
            return;
        }

        (PostedMessage pressed, JsonElement on) = Scheduler.Any(offered);
        Press press = new(title);
        if (title == Correct)
        {
            (press.Inputs["Category"], press.Inputs["Kind"]) = (Scheduler.Any(Categories), Scheduler.Any(Kinds));
        }

        if (field is not null)
        {
            press.Inputs[field] = $"Words of {person.GivenName}, {Canary(person)}";
        }

        Task once = _client.PressesOnAsync(person, pressed, on, press, CancellationToken.None);
        Task twice = Scheduler.Chance(0.15) ? _client.PressesOnAsync(person, pressed, on, press, CancellationToken.None) : Task.CompletedTask;
        await Task.WhenAll(once, twice);
    }

    /// <summary>Somebody who is no agent and has no ticket sends what no card offers them.</summary>
    private async Task ForgeAsync()
    {
        string verb = Scheduler.Any([Verbs.Claim, Verbs.Ask, Verbs.Answer, Verbs.ChangePriority, Verbs.Correct, Verbs.Resolve, Verbs.Reopen, Verbs.Rate, Verbs.Say, Verbs.Edit, Verbs.Withdraw, Verbs.ChooseTicket, Verbs.ShowTicket]);
        JsonObject data = new()
        {
            ["ticket"] = Scheduler.Dice.Next(1001, 1030),
            ["version"] = Scheduler.Dice.Next(1, 6),
            ["question"] = "forged",
            ["answer"] = "forged",
            ["note"] = "forged",
            ["priority"] = "P1",
            ["category"] = "network",
            ["kind"] = "Incident",
            ["score"] = 1,
            ["information"] = "forged",
            ["title"] = "forged",
            ["role"] = "agent",
        };
        JsonObject value = new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
        await _client.SendAsync(_client.Activities.Invoke(Forger, "adaptiveCard/action", value), CancellationToken.None);
    }

    /// <summary>Rubbish in the agenda, as a newer version or a careless hand might leave it.</summary>
    private async Task LitterAsync()
    {
        if (Scheduler.Chance(_run.Weather.Rubbish))
        {
            await _run.Witness.LitterAsync(World.TenantId);
        }
    }

    /// <summary>Tells by whom something was said, wherever it turns up.</summary>
    private string Canary(Person person) => string.Create(CultureInfo.InvariantCulture, $"{Witness.CanaryOf(_tenant, person)}x{++_said}");
}
