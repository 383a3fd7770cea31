using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>The connector without a socket: every conversation exists, because mutants make up their own, and everything else is as strict as Teams.</summary>
internal sealed class FuzzWire : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private ImmutableList<ConnectorCall> _calls = [];
    private ImmutableList<string> _unexpected = [];

    public IReadOnlyList<ConnectorCall> Calls => _calls;

    /// <summary>What no correct desk sends, in words.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_gate)
        {
            ConnectorCall call = Read(request, body);
            _calls = _calls.Add(call);
            (HttpStatusCode status, string answer) = Answer(call);
            return new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
        }
    }

    private ConnectorCall Read(HttpRequestMessage request, string body)
    {
        string target = request.RequestUri!.PathAndQuery; // A request that is sent has an address.
        string path = target.IndexOf("/v3/", StringComparison.Ordinal) is >= 0 and var at ? target[(at + 1)..] : target;
        string? delivery = request.Headers.TryGetValues(ConnectorCall.DeliveryHeader, out IEnumerable<string>? ids) ? ids.First() : null;
        return ConnectorCall.Of(_calls.Count + 1, request.Method.Method, path, authorization: null, delivery) with { Body = body.Length > 0 ? JsonReading.Parse(body) : null };
    }

    private (HttpStatusCode Status, string Body) Answer(ConnectorCall call)
    {
        string id = call.Number.ToString(CultureInfo.InvariantCulture);
        switch (call.Method, call.Segments)
        {
            case ("POST", ["v3", "conversations"]) when call.Body is { } body && body.Field("activity") is { } first && body.Field("channelData")?.Field("channel")?.Text("id") is { } channel:
                Judge(call, first);
                return (HttpStatusCode.Created, $$"""{"id":{{JsonSerializer.Serialize($"{channel};messageid={id}")}},"activityId":"{{id}}"}""");
            case ("POST", ["v3", "conversations", not "", "activities"]) when call.Body is { } body:
                Judge(call, body);
                return (HttpStatusCode.Created, $$"""{"id":"{{id}}"}""");
            case ("PUT", ["v3", "conversations", not "", "activities", not ""]) when call.Body is { } body:
                Judge(call, body);
                return (HttpStatusCode.OK, "{}");
            default:
                Complain($"{call}: there is no such route, or no body");
                return (HttpStatusCode.NotFound, "");
        }
    }

    private void Judge(ConnectorCall call, JsonElement activity)
    {
        if (ActivityRules.Complaint(activity) is { } complaint)
        {
            Complain($"{call}: {complaint}");
        }
    }

    private void Complain(string what) => _unexpected = _unexpected.Add(what);
}
