using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What many stories begin with, done as people do it, and what no honest client would send.</summary>
internal static partial class Steps
{
    public const string Clear = "My laptop won't turn on and I have a customer demo in an hour";
    public const string NoteLabel = "What did you do? The requester will read this.";
    public const string QuestionLabel = "What do you need to know?";
    public const string CommentLabel = "Comment (optional)";
    public const string ReasonLabel = "What is still wrong?";

    /// <summary>Writes and waits for the answer.</summary>
    public static async Task<PostedMessage> HearsAsync(this DeskStage stage, Person who, string text, CancellationToken cancellationToken)
    {
        await stage.People.WritesAsync(who, text, cancellationToken);
        await stage.SettleAsync(cancellationToken);
        return stage.Teams.ChatOf(who).Last;
    }

    /// <summary>Reports something, confirms the card, and waits until everybody has been told.</summary>
    public static async Task<Reported> ReportsAsync(
        this DeskStage stage, Person who, CancellationToken cancellationToken, string text = Clear, params (string Field, string Value)[] inputs)
    {
        PostedMessage card = await stage.HearsAsync(who, text, cancellationToken);
        return await stage.CreatesAsync(who, card, cancellationToken, inputs);
    }

    public static async Task<Reported> CreatesAsync(
        this DeskStage stage, Person who, PostedMessage card, CancellationToken cancellationToken, params (string Field, string Value)[] inputs)
    {
        await stage.ChoosesAsync(who, card, cancellationToken);
        Press press = new(card.ButtonFor("intake/create", who)) { Inputs = inputs.ToDictionary(input => input.Field, input => input.Value) };
        DeskAnswer answer = await stage.People.PressesAsync(who, card, press, cancellationToken);
        await stage.SettleAsync(cancellationToken);
        return new Reported(stage, who, NameIn(answer.Words), card);
    }

    /// <summary>Presses the likeliest topic, if that is what the card asks for, and skips what it asks for then.</summary>
    public static async Task ChoosesAsync(this DeskStage stage, Person who, PostedMessage card, CancellationToken cancellationToken)
    {
        if (card.CardSeenBy(who)?.GetRawText().Contains("intake/other", StringComparison.Ordinal) is true)
        {
            await stage.People.PressesAsync(who, card, card.ButtonFor("intake/other", who), cancellationToken);
        }

        if (card.FirstTopic(who) is { } topic)
        {
            await stage.People.PressesAsync(who, card, topic, cancellationToken);
        }

        while (card.AsksFor(who) is not null)
        {
            await stage.People.PressesAsync(who, card, card.SkipOf(who), cancellationToken);
        }
    }

    /// <summary>The key of what a card asks for before the intake card; <see langword="null"/> on any other card.</summary>
    public static string? AsksFor(this PostedMessage message, Person who) =>
        message.CardSeenBy(who) is { } card && Slot().Match(card.GetRawText()) is { Success: true, Groups: [_, { Value: var key }] } ? key : null;

    /// <summary>The button that leaves a question unanswered, in whatever language the card is.</summary>
    public static string SkipOf(this PostedMessage message, Person who) =>
        message.CardSeenBy(who)!.Value.GetProperty("actions")[0].GetProperty("title").GetString()!; // Such a card always has it first.

    /// <summary>The likeliest topic of a card that asks for it; <see langword="null"/> on any other card.</summary>
    public static string? FirstTopic(this PostedMessage message, Person who) =>
        message.CardSeenBy(who) is { } card && card.GetRawText().Contains("intake/choose", StringComparison.Ordinal)
            ? card.GetProperty("body").EnumerateArray().First(element => element.GetProperty("type").ValueEquals("ActionSet")).GetProperty("actions")[0].GetProperty("title").GetString()
            : null;

    /// <summary>The title of the button that says this to the desk, in whatever language the card is.</summary>
    public static string ButtonFor(this PostedMessage message, string verb, Person? who = null) =>
        Titled(who is null ? message.Card : message.CardSeenBy(who), verb) ?? throw new InvalidOperationException($"No button says '{verb}' on: {message.Words}");

    public static async Task<DeskAnswer> PressAsync(
        this Reported ticket, Person who, PostedMessage message, string title, CancellationToken cancellationToken, params (string Field, string Value)[] inputs)
    {
        Press press = new(title) { Inputs = inputs.ToDictionary(input => input.Field, input => input.Value) };
        DeskAnswer answer = await ticket.Stage.People.PressesAsync(who, message, press, cancellationToken);
        await ticket.Stage.SettleAsync(cancellationToken);
        return answer;
    }

    public static Task<DeskAnswer> ClaimAsync(this Reported ticket, Person agent, CancellationToken cancellationToken) =>
        ticket.PressAsync(agent, ticket.Card, "Claim", cancellationToken);

    public static Task<DeskAnswer> ResolveAsync(this Reported ticket, Person agent, string note, CancellationToken cancellationToken) =>
        ticket.PressAsync(agent, ticket.Card, "Resolve ticket", cancellationToken, (NoteLabel, note));

    public static Task<DeskAnswer> AskAsync(this Reported ticket, Person agent, string question, CancellationToken cancellationToken) =>
        ticket.PressAsync(agent, ticket.Card, "Send question", cancellationToken, (QuestionLabel, question));

    /// <summary>A press that no card offers. A place of null is the person's own chat.</summary>
    public static JsonObject Forged(this DeskStage stage, Person who, string verb, JsonNode? data, string? place = null) => stage.People.Activities.Invoke(
        who,
        "adaptiveCard/action",
        new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        },
        place);

    public static Task<DeskAnswer> ForgesAsync(this DeskStage stage, Person who, string verb, JsonNode? data, string? place, CancellationToken cancellationToken) =>
        stage.People.SendAsync(stage.Forged(who, verb, data, place), cancellationToken);

    /// <summary>What the button with this title would send, found wherever it stands on the card.</summary>
    public static JsonObject DataOf(this PostedMessage message, string title) =>
        JsonObject.Create(Find(message.Card ?? throw new InvalidOperationException("There is no card."), title)
            ?? throw new InvalidOperationException($"No button '{title}'."))!; // The data of a button is an object.

    /// <summary>All messages to a person that are no cards, in order.</summary>
    public static IReadOnlyList<string> TextsTo(this DeskStage stage, Person who) => stage.Teams.ChatOf(who).Texts;

    public static string NameIn(string words) => TicketName().Match(words) is { Success: true, Value: var name }
        ? name
        : throw new InvalidOperationException($"No ticket number in: {words}");

    private static string? Titled(JsonElement? element, string verb) => element switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => Titled(item, verb)).FirstOrDefault(title => title is not null),
        { ValueKind: JsonValueKind.Object } part when part.TryGetProperty("verb", out JsonElement said) && said.ValueEquals(verb) => part.GetProperty("title").GetString(),
        { ValueKind: JsonValueKind.Object } part => part.EnumerateObject().Select(property => Titled(property.Value, verb)).FirstOrDefault(title => title is not null),
        _ => null,
    };

    private static JsonElement? Find(JsonElement element, string title) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(item => Find(item, title)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when element.TryGetProperty("title", out JsonElement name) && name.ValueEquals(title) && element.TryGetProperty("verb", out _) =>
            element.GetProperty("data"),
        JsonValueKind.Object => element.EnumerateObject().Where(property => property.Name != "fallback").Select(property => Find(property.Value, title)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    [GeneratedRegex("\"slot\":\"([a-zA-Z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Slot();

    [GeneratedRegex("(INC|REQ)-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex TicketName();
}
