using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Testing;

/// <summary>The Bot Connector of Teams on a real port of this machine.</summary>
/// <remarks><see cref="DisposeAsync"/> fails when the desk has done what no correct desk does.</remarks>
public sealed class FakeConnector : FakeTeams, IAsyncDisposable
{
    /// <summary>Only so that a hanging test ends with words; nothing waits this long.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _server;
    private TaskCompletionSource _changed = NewSignal();

    private FakeConnector(WebApplication server, World world, TimeProvider clock)
        : base(world, clock)
    {
        _server = server;
        Files = new FakeFiles(this);
        server.Run(HandleAsync);
    }

    public override Uri ServiceUrl => new($"{_server.Urls.First()}/emea/");

    /// <summary>What people have pasted or shared, for whoever may fetch it.</summary>
    public FakeFiles Files { get; }

    /// <summary>The other host: it serves the same conversations, like that of GCC.</summary>
    public Uri OtherServiceUrl => new($"{_server.Urls.ElementAt(1)}/teams/");

    /// <summary>The host of OneDrive and SharePoint.</summary>
    internal Uri Share => new(_server.Urls.Last());

    /// <summary>Listens on a free port. The clock gives the times of calls and the ids of messages; no world means the sample one.</summary>
    public static async Task<FakeConnector> StartAsync(TimeProvider clock, World? world, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0;http://127.0.0.1:0;http://127.0.0.1:0");
        FakeConnector connector = new(builder.Build(), world ?? World.Sample, clock);
        await connector._server.StartAsync(cancellationToken);
        return connector;
    }

    /// <summary>Waits, without polling, until something is found; looks again after each call.</summary>
    /// <exception cref="TimeoutException">It didn't become so; the message tells what happened instead.</exception>
    public async Task<T> WhenAsync<T>(Func<FakeConnector, T?> find, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (find(this) is { } found) return found;
            try
            {
                await changed.WaitAsync(s_patience, TimeProvider.System, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"It never came to that. Calls:\n{string.Join('\n', Calls)}\nMessages:\n{string.Join("\n---\n", Messages)}");
            }
        }
    }

    /// <summary>The newest message in a conversation that says this, as soon as there is one.</summary>
    public Task<PostedMessage> WhenSaidAsync(string conversationId, string words, CancellationToken cancellationToken) => WhenAsync(
        connector => connector.Conversation(conversationId).Messages.LastOrDefault(message => message.Words.Contains(words, StringComparison.Ordinal)),
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        AssertNothingUnexpected();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task HandleAsync(HttpContext context)
    {
        if (await Files.TryServeAsync(context))
        {
            Signal();
            return;
        }

        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        (ConnectorCall call, Fault? fault, ConnectorAnswer? answer) = Take(number => Read(context, number), body);
        Signal();
        if (fault is not null) await AnswerWriter.WriteAsync(context, call, fault);
        else if (answer is not null) await AnswerWriter.WriteAsync(context, call, answer.Status, answer.Body);
        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    /// <summary>Reads the target as it was sent: the server's own path is decoded already, so that an encoded slash would be lost.</summary>
    private static ConnectorCall Read(HttpContext context, int number)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string via = target.Split('/') is [_, "emea" or "teams", ..] ? target.Split('/')[1] : "";
        string path = via.Length > 0 ? target[(via.Length + 2)..] : target;
        return ConnectorCall.Of(number, context.Request.Method, path, Header(context, "Authorization"), Header(context, ConnectorCall.DeliveryHeader)) with { Via = via };
    }

    private static string? Header(HttpContext context, string name) => context.Request.Headers[name] is [{ } value, ..] ? value : null;
}
