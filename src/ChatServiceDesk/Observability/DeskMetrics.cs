using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Observability;

/// <summary>Every instrument of the desk, by name.</summary>
internal sealed class DeskMetrics
{
    public const string MeterName = "ChatServiceDesk";

    private readonly Counter<long> _sent;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _unclear;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _shutOut;
    private readonly Counter<long> _turns;
    private readonly Counter<long> _limited;
    private readonly Counter<long> _listened;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _advised;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns the meters that it makes.")]
    public DeskMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _sent = meter.CreateCounter<long>("desk.agenda.done", "{row}", "Agenda rows that were delivered or dropped");
        _retried = meter.CreateCounter<long>("desk.agenda.retries", "{attempt}", "Attempts that failed and will be repeated");
        _unclear = meter.CreateCounter<long>("desk.agenda.unclear", "{attempt}", "Attempts that may have arrived");
        _dead = meter.CreateCounter<long>("desk.agenda.dead", "{row}", "Agenda rows that were given up");
        _throttled = meter.CreateCounter<long>("desk.connector.throttled", "{call}", "Calls that Teams answered with 429");
        _shutOut = meter.CreateCounter<long>("desk.connector.unauthorized", "{call}", "Calls that Teams answered with 401");
        _turns = meter.CreateCounter<long>("desk.turns", "{turn}", "Activities answered, by status");
        _limited = meter.CreateCounter<long>("desk.turns.limited", "{turn}", "Activities without effect because their sender sent too many");
        _listened = meter.CreateCounter<long>("desk.ear.second", "{text}", "Texts for which the second ear was wanted, by outcome");
        _tokens = meter.CreateCounter<long>("desk.ear.tokens", "{token}", "Tokens that the second ear used, by direction");
        _advised = meter.CreateCounter<long>("desk.ear.answers", "{answer}", "Answers from articles that were wanted of the second ear, by outcome");
    }

    public void Sent(AgendaKind kind, string outcome) =>
        _sent.Add(1, new("kind", kind.ToString()), new("outcome", outcome.Split(':')[0]));

    public void Retried(AgendaKind kind) => _retried.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Unclear(AgendaKind kind) => _unclear.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void DeadLettered(string kind) => _dead.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Throttled() => _throttled.Add(1);

    public void ShutOut() => _shutOut.Add(1);

    public void Turn(int status) => _turns.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Limited() => _limited.Add(1);

    public void Advised(ListeningOutcome outcome, int tokensIn, int tokensOut)
    {
        _advised.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        CountTokens(tokensIn, tokensOut);
    }

    public void Listened(ListeningOutcome outcome, int tokensIn, int tokensOut)
    {
        _listened.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        CountTokens(tokensIn, tokensOut);
    }

    private void CountTokens(int tokensIn, int tokensOut)
    {
        _tokens.Add(tokensIn, new KeyValuePair<string, object?>("direction", "in"));
        _tokens.Add(tokensOut, new KeyValuePair<string, object?>("direction", "out"));
    }
}
