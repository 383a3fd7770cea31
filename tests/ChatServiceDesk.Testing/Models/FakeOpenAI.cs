using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Testing.Models;

/// <summary>The v1 endpoint of Azure OpenAI on a real port of this machine: strict, and it remembers everything.</summary>
/// <remarks><see cref="DisposeAsync"/> fails when something was asked that the service would not take, or that the desk promises not to ask.</remarks>
public sealed class FakeOpenAI : IAsyncDisposable
{
    public const string Key = "0123456789abcdef-the-key";
    public const string Deployment = "desk-model";

    /// <summary>Only so that a hanging test ends with words; nothing waits this long.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _server;
    private readonly Lock _gate = new();
    private readonly Queue<PlannedAnswer> _planned = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private ImmutableList<ModelCall> _calls = [];
    private ImmutableList<string> _unexpected = [];

    private FakeOpenAI(WebApplication server)
    {
        _server = server;
        server.Run(HandleAsync);
    }

    public Uri Endpoint => new($"{_server.Urls.First()}/openai/v1/");

    public IReadOnlyList<ModelCall> Calls => _calls;

    /// <summary>What is answered when nothing is planned.</summary>
    public PlannedAnswer Otherwise { get; set; } = PlannedAnswer.Of(new ModelWords());

    /// <summary>The same when passages are given.</summary>
    public PlannedAnswer OtherwiseFound { get; set; } = PlannedAnswer.Of(new ModelFindings());

    public static async Task<FakeOpenAI> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FakeOpenAI model = new(builder.Build());
        await model._server.StartAsync(cancellationToken);
        return model;
    }

    /// <summary>The next request is answered like this.</summary>
    public void Plan(PlannedAnswer answer)
    {
        lock (_gate) _planned.Enqueue(answer);
    }

    /// <summary>Waits until one more request has arrived.</summary>
    public async Task WhenAskedAsync(CancellationToken cancellationToken)
    {
        if (!await _arrived.WaitAsync(s_patience, cancellationToken)) throw new TimeoutException("Nobody asked the model.");
    }

    /// <summary>For tests about wrong requests: takes what is unexpected so far, so that the end doesn't fail for it.</summary>
    public IReadOnlyList<string> TakeUnexpected() => Interlocked.Exchange(ref _unexpected, []);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        _arrived.Dispose();
        if (_unexpected is { Count: > 0 } what) throw new InvalidOperationException($"Unexpected:\n{string.Join('\n', what)}");
    }

    private async Task HandleAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        PlannedAnswer answer = Take(context.Request, body);
        _arrived.Release();
        switch (answer)
        {
            case PlannedAnswer.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                break;
            case PlannedAnswer.HangUp:
                context.Abort();
                break;
            case PlannedAnswer.Sent sent:
                await SendAsync(context, sent);
                break;
            default:
                throw new InvalidOperationException($"{answer} is no answer.");
        }
    }

    private PlannedAnswer Take(HttpRequest request, string body)
    {
        string[] objections = [.. ModelRules.Objections(request, body)];
        lock (_gate)
        {
            ModelCall call = new(body);
            _calls = _calls.Add(call);
            _unexpected = _unexpected.AddRange(objections);
            return objections.Length > 0 ? PlannedAnswer.Error(400, "invalid_request") : _planned.TryDequeue(out PlannedAnswer? planned) ? planned : call.HasPassages ? OtherwiseFound : Otherwise;
        }
    }

    private static async Task SendAsync(HttpContext context, PlannedAnswer.Sent sent)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sent.Body);
        context.Response.StatusCode = sent.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        foreach ((string name, string value) in sent.Headers) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(sent.IsBroken ? bytes.AsMemory(0, bytes.Length / 2) : bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (sent.IsBroken) context.Abort();
    }
}
