using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Testing;

/// <summary>The Bot Connector of Teams on a real port of this machine: strict, and it remembers everything.</summary>
/// <remarks>Whatever no correct desk does (an unknown route, an update of a message that isn't there, a card that Teams can't show)
/// is answered as Teams would and kept as unexpected; <see cref="DisposeAsync"/> fails then.</remarks>
public sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>Only so that a hanging test ends with words; nothing waits this long.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly WebApplication _server;
    private readonly TimeProvider _clock;
    private readonly Conversations _conversations;
    private readonly ConnectorRoutes _routes;
    private readonly List<PlannedFault> _faults = [];
    private ImmutableList<ConnectorCall> _calls = [];
    private ImmutableList<string> _unexpected = [];
    private TaskCompletionSource _changed = NewSignal();

    private FakeConnector(WebApplication server, World world, TimeProvider clock)
    {
        _server = server;
        _clock = clock;
        World = world;
        _conversations = new Conversations(world, clock);
        _routes = new ConnectorRoutes(world, _conversations);
        server.Run(HandleAsync);
    }

    public World World { get; }

    /// <summary>What activities name as their <c>serviceUrl</c>; has a path and a slash at its end, like Teams'.</summary>
    public Uri ServiceUrl => new($"{_server.Urls.First()}/emea/");

    /// <summary>The other host: it serves the same conversations, like that of GCC.</summary>
    public Uri OtherServiceUrl => new($"{_server.Urls.Last()}/teams/");

    /// <summary>Answers 429 from now on to whoever breaks these rates. Every such answer is also unexpected: the desk keeps to them by itself.</summary>
    public ConnectorRates? Rates { get; set; }

    /// <summary>All requests so far, in the order in which they arrived.</summary>
    public IReadOnlyList<ConnectorCall> Calls => _calls;

    /// <summary>What should never have been asked, in words.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    /// <summary>Every message in every conversation as it stands now.</summary>
    public IReadOnlyList<PostedMessage> Messages
    {
        get { lock (_gate) return _conversations.All(); }
    }

    /// <summary>Listens on a free port. The clock gives the times of calls and the ids of messages; no world means the sample one.</summary>
    public static async Task<FakeConnector> StartAsync(TimeProvider clock, World? world, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0;http://127.0.0.1:0");
        FakeConnector connector = new(builder.Build(), world ?? World.Sample, clock);
        await connector._server.StartAsync(cancellationToken);
        return connector;
    }

    /// <summary>What the desk has put into this chat, channel or thread.</summary>
    public ConversationView Conversation(string id)
    {
        lock (_gate) return _conversations.View(id);
    }

    public ConversationView ChatOf(Person person)
    {
        return Conversation(person.Chat);
    }

    /// <summary>The next calls like this go wrong. Faults are used up in the order in which they were planned.</summary>
    public void Plan(Fault fault, Func<ConnectorCall, bool>? when = null, int times = 1)
    {
        lock (_gate) _faults.AddRange(Enumerable.Repeat(new PlannedFault(when ?? (static _ => true), fault), times));
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

    /// <exception cref="InvalidOperationException">The desk did what no correct desk does.</exception>
    public void AssertNothingUnexpected()
    {
        if (_unexpected is { Count: > 0 } what) throw new InvalidOperationException($"Unexpected:\n{string.Join('\n', what)}");
    }

    /// <summary>For tests about wrong calls: takes what is unexpected so far, so that the end doesn't fail for it.</summary>
    public IReadOnlyList<string> TakeUnexpected() => Interlocked.Exchange(ref _unexpected, []);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        AssertNothingUnexpected();
    }

    internal void Complain(string what) => ImmutableInterlocked.Update(ref _unexpected, static (list, item) => list.Add(item), what);

    internal string NextId()
    {
        lock (_gate) return _conversations.NextId();
    }

    internal void AddThread(string threadId)
    {
        lock (_gate) _conversations.AddRoot(threadId);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task HandleAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        (ConnectorCall call, Fault? fault, ConnectorAnswer? answer) = Take(context, body);
        if (answer?.Complaint is { } complaint) Complain($"{call.Method} {call.Path}: {complaint}");
        Signal();
        if (fault is not null) await AnswerWriter.WriteAsync(context, call, fault);
        else if (answer is not null) await AnswerWriter.WriteAsync(context, call, answer.Status, answer.Body);
        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private (ConnectorCall Call, Fault? Fault, ConnectorAnswer? Answer) Take(HttpContext context, string body)
    {
        lock (_gate)
        {
            ConnectorCall call = Read(context, body);
            _calls = _calls.Add(call);
            PlannedFault? planned = _faults.Find(fault => fault.When(call));
            if (planned is not null) _faults.Remove(planned);
            if (planned is null && Rates?.Refuse(call) is { } wait)
            {
                Complain($"{call} came too soon by {wait}");
                return (call, new Fault.Throttled(wait), null);
            }

            return (call, planned?.Fault, planned is { Fault.IsDelivered: false } ? null : _routes.Answer(call, body));
        }
    }

    /// <summary>Reads the target as it was sent: the server's own path is decoded already, so that an encoded slash would be lost.</summary>
    private ConnectorCall Read(HttpContext context, string body)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string via = target.Split('/') is [_, "emea" or "teams", ..] ? target.Split('/')[1] : "";
        string path = via.Length > 0 ? target[(via.Length + 2)..] : target;
        return new ConnectorCall
        {
            Number = _calls.Count + 1,
            Via = via,
            Method = context.Request.Method,
            Path = path,
            Segments = [.. path.Split('?')[0].Split('/').Select(Uri.UnescapeDataString)],
            At = _clock.GetUtcNow(),
            Authorization = context.Request.Headers.Authorization is [{ } header, ..] ? header : null,
            Body = body.Length > 0 ? JsonReading.Parse(body) : null,
        };
    }

    private sealed record PlannedFault(Func<ConnectorCall, bool> When, Fault Fault);
}
