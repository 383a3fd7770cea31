using System.Collections.Immutable;

namespace ChatServiceDesk.Testing;

/// <summary>The Bot Connector of Teams without its wire: strict, and it remembers everything.</summary>
/// <remarks>Whatever no correct desk does (an unknown route, an update of a message that isn't there, a card that Teams can't show)
/// is answered as Teams would and kept as unexpected.</remarks>
public abstract class FakeTeams
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Conversations _conversations;
    private readonly ConnectorRoutes _routes;
    private readonly List<PlannedFault> _faults = [];
    private ImmutableList<ConnectorCall> _calls = [];
    private ImmutableList<string> _unexpected = [];

    /// <param name="world">Who and what there is.</param>
    /// <param name="clock">Gives the times of calls and the ids of messages.</param>
    protected FakeTeams(World world, TimeProvider clock)
    {
        World = world;
        _clock = clock;
        _conversations = new Conversations(world, clock);
        _routes = new ConnectorRoutes(world, _conversations);
    }

    public World World { get; }

    /// <summary>What activities name as their <c>serviceUrl</c>; has a path and a slash at its end, like Teams'.</summary>
    public abstract Uri ServiceUrl { get; }

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

    /// <exception cref="InvalidOperationException">The desk did what no correct desk does.</exception>
    public void AssertNothingUnexpected()
    {
        if (_unexpected is { Count: > 0 } what) throw new InvalidOperationException($"Unexpected:\n{string.Join('\n', what)}");
    }

    /// <summary>For tests about wrong calls: takes what is unexpected so far, so that the end doesn't fail for it.</summary>
    public IReadOnlyList<string> TakeUnexpected() => Interlocked.Exchange(ref _unexpected, []);

    internal void Complain(string what) => ImmutableInterlocked.Update(ref _unexpected, static (list, item) => list.Add(item), what);

    internal string NextId()
    {
        lock (_gate) return _conversations.NextId();
    }

    internal void AddThread(string threadId)
    {
        lock (_gate) _conversations.AddRoot(threadId);
    }

    /// <summary>Does what one request asks, unless it is to go wrong.</summary>
    /// <param name="read">Reads the request, given its number.</param>
    /// <param name="body">As it came.</param>
    internal (ConnectorCall Call, Fault? Fault, ConnectorAnswer? Answer) Take(Func<int, ConnectorCall> read, string body)
    {
        (ConnectorCall Call, Fault? Fault, ConnectorAnswer? Answer) taken;
        lock (_gate)
        {
            ConnectorCall call = read(_calls.Count + 1) with { At = _clock.GetUtcNow(), Body = body.Length > 0 ? JsonReading.Parse(body) : null };
            _calls = _calls.Add(call);
            Fault? fault = TakeFault(call) ?? (Rates?.Refuse(call) is { } wait ? TooSoon(call, wait) : null);
            taken = (call, fault, fault is { IsDelivered: false } ? null : _routes.Answer(call, body));
        }

        if (taken.Answer?.Complaint is { } complaint) Complain($"{taken.Call.Method} {taken.Call.Path}: {complaint}");
        return taken;
    }

    private Fault.Throttled TooSoon(ConnectorCall call, TimeSpan wait)
    {
        Complain($"{call} came too soon by {wait}");
        return new Fault.Throttled(wait);
    }

    private Fault? TakeFault(ConnectorCall call)
    {
        PlannedFault? planned = _faults.Find(fault => fault.When(call));
        if (planned is not null) _faults.Remove(planned);
        return planned?.Fault;
    }

    private sealed record PlannedFault(Func<ConnectorCall, bool> When, Fault Fault);
}
