using System.Net;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation;

/// <summary>From one process of the desk to Teams: calls take time, and go wrong in every way that is known.</summary>
internal sealed class SimulatedWire(
    Scheduler scheduler, SimulatedProcess process, IReadOnlyList<SimulatedTeams> tenants, Func<Weather> weather, DeliveryLog log) : HttpMessageHandler
{
    private static readonly TimeSpan LongestTrip = TimeSpan.FromMilliseconds(300);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Call call = Read(request);
        TaskCompletionSource<HttpResponseMessage> answer = new();
        cancellationToken.Register(() => End(call, isUnclear: true, isDone: false, () => answer.TrySetCanceled(cancellationToken)));
        ConnectorTrouble? trouble = scheduler.Chance(weather().Connector) ? scheduler.Any(weather().Faults) : null;
        if (trouble is ConnectorTrouble.NotConnected)
        {
            HttpRequestError error = scheduler.Any([HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError]);
            scheduler.After(scheduler.Some(LongestTrip), () =>
                End(call, isUnclear: false, isDone: false, () => answer.TrySetException(new HttpRequestException(error, "The simulated network has no way there."))));
            return answer.Task;
        }

        TimeSpan trip = trouble is ConnectorTrouble.Late ? TimeSpan.FromSeconds(30) : scheduler.Some(LongestTrip);
        scheduler.After(trip, () => Arrive(call, trouble, answer));
        return answer.Task;
    }

    private Call Read(HttpRequestMessage request)
    {
        string body = "";
        if (request.Content is { } content)
        {
            using StreamReader reader = new(content.ReadAsStream());
            body = reader.ReadToEnd();
        }

        string? delivery = request.Headers.TryGetValues("x-ms-client-request-id", out IEnumerable<string>? ids) ? ids.Single() : null;
        int attempt = delivery is not null && request.Method == HttpMethod.Post ? log.Begin(delivery) : 0;
        return new Call(request.Method.Method, request.RequestUri?.AbsoluteUri ?? "", body, delivery, attempt);
    }

    private void Arrive(Call call, ConnectorTrouble? trouble, TaskCompletionSource<HttpResponseMessage> answer)
    {
        SimulatedTeams teams = tenants.Single(tenant => call.Url.StartsWith(tenant.ServiceUrl.AbsoluteUri, StringComparison.Ordinal));
        string path = call.Url[teams.ServiceUrl.AbsoluteUri.Length..];
        Fault? fault = TroubleMaker.FaultOf(scheduler, trouble, isUpdate: call.Method == "PUT");
        if (fault is not null)
        {
            teams.Plan(fault);
        }

        (ConnectorCall made, _, ConnectorAnswer? said) = teams.Take(number => ConnectorCall.Of(number, call.Method, path, null, call.DeliveryId), call.Body);
        scheduler.Note($"{process} calls {call.Method} {path} {call.DeliveryId} {trouble}");
        if (said is { Status: < HttpStatusCode.BadRequest } && made.IsSend && call is { DeliveryId: { } delivery, Attempt: > 0 })
        {
            log.Made(delivery, scheduler.Now);
        }

        (HttpResponseMessage? response, Exception? failure) = TroubleMaker.Answer(scheduler, fault, trouble, said);
        scheduler.After(scheduler.Some(LongestTrip), () => Return(call, response, failure, answer));
    }

    private void Return(Call call, HttpResponseMessage? response, Exception? failure, TaskCompletionSource<HttpResponseMessage> answer)
    {
        if (response is not null)
        {
            End(call, (int)response.StatusCode >= 500, response.IsSuccessStatusCode, () => answer.TrySetResult(response));
        }
        else if (failure is not null)
        {
            End(call, isUnclear: true, isDone: false, () => answer.TrySetException(failure));
        }
    }

    /// <summary>What the desk learns first counts; a process that is dead learns nothing.</summary>
    private void End(Call call, bool isUnclear, bool isDone, Func<bool> tell)
    {
        if (process.IsAlive && tell() && call is { DeliveryId: { } delivery, Attempt: > 0 })
        {
            log.End(delivery, call.Attempt, isUnclear, isDone);
        }
    }

    private sealed record Call(string Method, string Url, string Body, string? DeliveryId, int Attempt);
}
