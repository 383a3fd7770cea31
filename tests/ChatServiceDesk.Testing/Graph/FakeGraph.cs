using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Testing.Graph;

/// <summary>The part of Microsoft Graph that puts entries into activity feeds, on a real port of this machine: strict, and it remembers everything.</summary>
/// <remarks><see cref="DisposeAsync"/> fails when something was asked that Graph would not take.</remarks>
public sealed class FakeGraph : IAsyncDisposable
{
    private static readonly string[] s_types = ["questionAsked", "ticketResolved", "ticketDelayed", "surveyReminder"];

    private readonly WebApplication _server;
    private readonly Lock _gate = new();
    private readonly Queue<(HttpStatusCode Status, string Code, int? RetryAfter)> _planned = [];
    private ImmutableList<FeedEntry> _entries = [];
    private ImmutableList<string> _unexpected = [];
    private int _calls;

    private FakeGraph(WebApplication server)
    {
        _server = server;
        server.Run(HandleAsync);
    }

    public Uri Endpoint => new(_server.Urls.First());

    /// <summary>What calls must carry; <see langword="null"/> for none.</summary>
    public string? Token { get; set; }

    /// <summary>Every entry that was accepted, in order.</summary>
    public IReadOnlyList<FeedEntry> Entries => _entries;

    /// <summary>All requests, refused ones too.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public static async Task<FakeGraph> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FakeGraph graph = new(builder.Build());
        await graph._server.StartAsync(cancellationToken);
        return graph;
    }

    /// <summary>What a person sees in their feed: of entries with one chain the newest.</summary>
    public IReadOnlyList<FeedEntry> FeedOf(Person person) =>
        [.. _entries.Where(entry => entry.Person == person.AadObjectId).GroupBy(entry => entry.Chain).Select(chain => chain.Last())];

    /// <summary>The next request is refused like this.</summary>
    public void Refuse(HttpStatusCode status, string code, int? retryAfterSeconds = null)
    {
        lock (_gate) _planned.Enqueue((status, code, retryAfterSeconds));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        if (_unexpected is { Count: > 0 } what) throw new InvalidOperationException($"Graph would not take:\n{string.Join('\n', what)}");
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        (HttpStatusCode status, string code, int? retryAfter) = Take();
        if (status is HttpStatusCode.NoContent && Read(context.Request, body) is { } entry)
        {
            ImmutableInterlocked.Update(ref _entries, static (list, item) => list.Add(item), entry);
        }

        context.Response.StatusCode = (int)status;
        if (retryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (status is not HttpStatusCode.NoContent) await context.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"no"}}""", context.RequestAborted);
    }

    private (HttpStatusCode Status, string Code, int? RetryAfter) Take()
    {
        lock (_gate) return _planned.TryDequeue(out var planned) ? planned : (HttpStatusCode.NoContent, "", null);
    }

    private FeedEntry? Read(HttpRequest request, string body)
    {
        string[] path = (request.Path.Value ?? "").Split('/');
        Check(request.Method == "POST" && path is ["", "v1.0", "users", _, "teamwork", "sendActivityNotification"], $"{request.Method} {request.Path}");
        Check(request.Headers.Authorization.ToString() == (Token is null ? "" : $"Bearer {Token}"), $"the token '{request.Headers.Authorization}'");
        Check(request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) is true, $"the type {request.ContentType}");
        JsonElement json = JsonElement.Parse(body);
        Check(json.EnumerateObject().Select(field => field.Name).Order().SequenceEqual(["activityType", "chainId", "previewText", "templateParameters", "topic"]), body);
        JsonElement topic = json.GetProperty("topic");
        Check(topic.Text("source") == "text" && topic.Text("value") is { Length: > 0 }, $"the topic {topic}");
        Check(topic.Text("webUrl")?.StartsWith("https://teams.microsoft.com/l/", StringComparison.Ordinal) is true, $"the link of the topic {topic}");
        Check(s_types.Contains(json.Text("activityType")), $"the type {json.Text("activityType")}");
        Check(json.GetProperty("chainId").TryGetInt64(out long chain) && chain > 0, "the chain");
        string preview = json.GetProperty("previewText").Text("content") ?? "";
        Check(preview.Length is > 0 and <= 150, $"the preview '{preview}'");
        Check(json.Items("templateParameters").All(parameter => parameter.Text("name") is { Length: > 0 } and not "actor" && parameter.Text("value") is { Length: > 0 }), "the parameters");
        return path is [_, _, _, var person, ..] ? new FeedEntry(person, json.Text("activityType") ?? "", topic.Text("value") ?? "", chain, preview) : null;
    }

    private void Check(bool isRight, string what)
    {
        if (!isRight) ImmutableInterlocked.Update(ref _unexpected, static (list, item) => list.Add(item), what);
    }
}
