using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.EndToEnd;

/// <summary>The least that a bot can be: answers what a test tells it to, and remembers what it was sent. It shows that the clients work.</summary>
internal sealed class ScratchBot : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<JsonElement> _received = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScratchBot(WebApplication server)
    {
        _server = server;
        server.MapMethods("/api/messages", ["HEAD"], static () => Results.StatusCode(405));
        server.MapPost("/api/messages", HandleAsync);
    }

    public Uri Address => new(_server.Urls.First());

    /// <summary>Messages and invokes, in order; not the installation noise.</summary>
    public IReadOnlyList<JsonElement> Received => [.. _received];

    /// <summary>The message with this text, as soon as it is there: the page shows what was written before the bot has it.</summary>
    public async Task<JsonElement> HeardAsync(string text)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            foreach (JsonElement activity in _received)
            {
                if (activity.TryGetProperty("text", out JsonElement said) && said.GetString() == text) return activity;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What a message leads to.</summary>
    public Func<ScratchBot, JsonElement, Task> OnMessage { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>The body that an invoke is answered with.</summary>
    public Func<JsonElement, JsonObject> OnInvoke { get; set; } = static _ => Words("Done");

    public static async Task<ScratchBot> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ScratchBot bot = new(builder.Build());
        await bot._server.StartAsync(cancellationToken);
        return bot;
    }

    public static JsonObject Words(string text) =>
        new() { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = text };

    public static JsonObject Error(string text) => new()
    {
        ["statusCode"] = 400,
        ["type"] = "application/vnd.microsoft.error",
        ["value"] = new JsonObject { ["code"] = "BadRequest", ["message"] = text },
    };

    public static JsonObject Card(JsonNode card) =>
        new() { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.card.adaptive", ["value"] = card };

    public static JsonObject CardMessage(string card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse(card),
        }),
    };

    public Task<string> AnswerAsync(JsonElement to, JsonObject activity) =>
        CallAsync(HttpMethod.Post, to, $"v3/conversations/{Escaped(to)}/activities", activity);

    public Task<string> UpdateAsync(JsonElement to, string id, JsonObject activity) =>
        CallAsync(HttpMethod.Put, to, $"v3/conversations/{Escaped(to)}/activities/{id}", activity);

    public Task<string> PostToChannelAsync(JsonElement cause, string channelId, JsonObject activity) => CallAsync(
        HttpMethod.Post, cause, "v3/conversations", new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channelId } },
            ["activity"] = activity,
        });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private static string Escaped(JsonElement activity) =>
        Uri.EscapeDataString(activity.GetProperty("conversation").GetProperty("id").GetString() ?? "");

    /// <returns>The new message's id.</returns>
    private async Task<string> CallAsync(HttpMethod method, JsonElement cause, string path, JsonObject body)
    {
        using HttpRequestMessage request = new(method, $"{cause.GetProperty("serviceUrl").GetString()?.TrimEnd('/')}/{path}")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        JsonNode? answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (string?)answer?["activityId"] ?? (string?)answer?["id"] ?? "";
    }

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        using JsonDocument document = await JsonDocument.ParseAsync(request.Body);
        JsonElement activity = document.RootElement.Clone();
        string? type = activity.GetProperty("type").GetString();
        if (type is "message" or "invoke")
        {
            _received.Enqueue(activity);
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        if (type == "message") await OnMessage(this, activity);
        return type == "invoke" ? Results.Text(OnInvoke(activity).ToJsonString(), "application/json") : Results.Ok();
    }
}
