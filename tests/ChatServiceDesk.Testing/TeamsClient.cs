using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing;

/// <summary>The people's side of Teams: they write, and press only the buttons that they can see.</summary>
/// <param name="connector">Holds what they see.</param>
/// <param name="desk">Its base address is the desk's; activities go to <c>api/messages</c> below it.</param>
/// <param name="clock">Gives the activities their times.</param>
public sealed class TeamsClient(FakeTeams connector, HttpClient desk, TimeProvider clock)
{
    private const string Execute = "Action.Execute";
    private const string Submit = "Action.Submit";

    /// <summary>What Teams signs its requests with; <see langword="null"/> sends none, as the Playground does.</summary>
    public Func<string>? Bearer { get; init; }

    public TeamsActivities Activities { get; } = new(connector, clock);

    public Task<DeskAnswer> WritesAsync(Person who, string text, CancellationToken cancellationToken) =>
        SendAsync(Activities.Message(who, text), cancellationToken);

    /// <summary>Mentions the desk in a new post of a channel, or in a thread, whichever the id names.</summary>
    public Task<DeskAnswer> MentionsAsync(Person who, string conversationId, string text, CancellationToken cancellationToken) =>
        SendAsync(Activities.Mention(who, conversationId, text), cancellationToken);

    public async Task InstallsAsync(Person who, CancellationToken cancellationToken)
    {
        await SendAsync(Activities.InstallationUpdate(who, "add"), cancellationToken);
        await SendAsync(Activities.MembersAdded(who), cancellationToken);
    }

    public async Task AddsDeskToTeamAsync(Person who, CancellationToken cancellationToken)
    {
        await SendAsync(Activities.MembersAdded(who, connector.World.ServiceDeskChannel), cancellationToken);
        await SendAsync(Activities.InstallationUpdate(who, "add", connector.World.ServiceDeskChannel), cancellationToken);
    }

    /// <exception cref="InvalidOperationException">She can't: there is no such button on the card as she sees it, or an input isn't filled in.</exception>
    public Task<DeskAnswer> PressesAsync(Person who, PostedMessage message, Press press, CancellationToken cancellationToken) =>
        PressesOnAsync(who, message, Look(who, message), press, cancellationToken);

    /// <summary>The same on a card as it stood there earlier: her client has not shown the new one yet.</summary>
    /// <exception cref="InvalidOperationException">There is no such button on it, or an input isn't filled in.</exception>
    public async Task<DeskAnswer> PressesOnAsync(Person who, PostedMessage message, JsonElement card, Press press, CancellationToken cancellationToken)
    {
        CardForm form = new(card);
        CardForm.Placed button = form.Button(press);
        DeskAnswer answer = await SendAsync(PressOf(who, message, form, button, button.Json, press), cancellationToken);
        if (button.Json.Text("type") == Execute) Show(who, message, answer, press.Title);
        return answer;
    }

    public Task<DeskAnswer> PressesAsync(Person who, PostedMessage message, string title, CancellationToken cancellationToken) =>
        PressesAsync(who, message, new Press(title), cancellationToken);

    /// <summary>The same with a client too old for Action.Execute, which takes the Action.Submit that stands in for it.</summary>
    /// <exception cref="InvalidOperationException">Nothing stands in for it.</exception>
    public Task<DeskAnswer> PressesWithOldClientAsync(Person who, PostedMessage message, Press press, CancellationToken cancellationToken)
    {
        CardForm form = new(Look(who, message));
        CardForm.Placed button = form.Button(press);
        JsonElement action = button.Json.Field("fallback") is { } fallback && fallback.Text("type") == Submit ? fallback
            : button.Json.Text("type") == Submit ? button.Json
            : throw new InvalidOperationException($"No Action.Submit stands in for '{press.Title}'.");
        return SendAsync(PressOf(who, message, form, button, action, press), cancellationToken);
    }

    /// <summary>Her client asks for her own view of the card, because the card came into sight.</summary>
    /// <exception cref="InvalidOperationException">The card doesn't ask for that, or not from her.</exception>
    public async Task<DeskAnswer> LooksAtAsync(Person who, PostedMessage message, CancellationToken cancellationToken)
    {
        JsonElement refresh = message.Card?.Field("refresh") ?? throw new InvalidOperationException("The card has no refresh.");
        if (refresh.Field("userIds") is not null && !refresh.Items("userIds").Any(id => id.GetString() == who.Id))
            throw new InvalidOperationException($"The card isn't refreshed for {who.Name}.");
        JsonElement action = refresh.Field("action") ?? throw new InvalidOperationException("The refresh has no action.");
        JsonObject data = action.Field("data") is { } own ? JsonObject.Create(own) ?? [] : [];
        DeskAnswer answer = await SendAsync(ExecuteOf(who, message, action, data, "automatic"), cancellationToken);
        Show(who, message, answer, "refresh");
        return answer;
    }

    /// <summary>Presses a thumb below a message, and may write something into the form that opens.</summary>
    /// <exception cref="InvalidOperationException">There are no thumbs below it.</exception>
    public async Task<DeskAnswer> RatesAsync(Person who, PostedMessage message, bool isLiked, string? comment, CancellationToken cancellationToken)
    {
        if (message.Body.Field("channelData")?.Field("feedbackLoop")?.Text("type") != "default") throw new InvalidOperationException("There are no thumbs below it.");
        DeskAnswer answer = await SendAsync(ThumbOf(who, message, isLiked, comment), cancellationToken);
        if (answer.Body is not null) connector.Complain("A thumb was answered with something. Teams takes nothing but an empty answer.");
        return answer;
    }

    /// <summary>What Teams sends for a thumb below a message.</summary>
    public JsonObject ThumbOf(Person who, PostedMessage message, bool isLiked, string? comment) => TeamsActivities.OnCard(
        Activities.Invoke(
            who,
            "message/submitAction",
            new JsonObject
            {
                ["actionName"] = "feedback",
                ["actionValue"] = new JsonObject
                {
                    ["reaction"] = isLiked ? "like" : "dislike",
                    ["feedback"] = new JsonObject { ["feedbackText"] = comment ?? "" }.ToJsonString(),
                },
            },
            message.ConversationId),
        message);

    /// <summary>Hands one activity to the desk. Sending the same one twice is what Teams does when an answer is late.</summary>
    public async Task<DeskAnswer> SendAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("api/messages", UriKind.Relative))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("x-ms-conversation-id", (string?)activity["conversation"]?["id"]);
        request.Headers.Add("x-ms-tenant-id", (string?)activity["conversation"]?["tenantId"]);
        if (Bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Bearer());

        using HttpResponseMessage response = await desk.SendAsync(request, cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new DeskAnswer(response.StatusCode, body.Length > 0 ? JsonReading.Parse(body) : null);
    }

    private static JsonElement Look(Person who, PostedMessage message)
    {
        if (message.IsDeleted) throw new InvalidOperationException($"Message {message.Id} is deleted.");
        return message.CardSeenBy(who) ?? throw new InvalidOperationException($"Message {message.Id} has no card.");
    }

    private JsonObject PressOf(Person who, PostedMessage message, CardForm form, CardForm.Placed button, JsonElement action, Press press)
    {
        JsonObject data = form.Data(button, action, press);
        return action.Text("type") switch
        {
            Execute => ExecuteOf(who, message, action, data, "manual"),
            Submit when data["msteams"] is null => TeamsActivities.OnCard(Activities.Submit(who, message.ConversationId, data), message),
            var type => throw new InvalidOperationException($"'{press.Title}' is a {type} that sends nothing this client knows."),
        };
    }

    private JsonObject ExecuteOf(Person who, PostedMessage message, JsonElement action, JsonObject data, string trigger)
    {
        JsonObject sent = new() { ["type"] = Execute };
        foreach (string name in (string[])["title", "id", "verb"])
        {
            if (action.Text(name) is { } text) sent[name] = text;
        }

        sent["data"] = data;
        JsonObject value = new() { ["action"] = sent, ["trigger"] = trigger };
        return TeamsActivities.OnCard(Activities.Invoke(who, "adaptiveCard/action", value, message.ConversationId), message);
    }

    /// <summary>Shows the answer as her client does, and complains of one that no client understands.</summary>
    private void Show(Person who, PostedMessage message, DeskAnswer answer, string title)
    {
        if (answer is not { Status: HttpStatusCode.OK, Body: { } body } || body.Field("statusCode") is null)
            connector.Complain($"'{title}' was answered {(int)answer.Status} {answer.Body?.GetRawText()}, not 200 with statusCode, type and value.");
        else if (answer.Card is { } card)
        {
            foreach (string complaint in CardRules.Complaints(card)) connector.Complain($"The card that answers '{title}': {complaint}");
            message.ShowTo(who, card);
        }
        else if (answer.Message is null && answer.Error is null)
            connector.Complain($"'{title}' was answered with what no client shows: {body.GetRawText()}");
    }
}
