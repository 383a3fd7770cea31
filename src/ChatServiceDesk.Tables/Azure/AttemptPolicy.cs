using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables;

/// <summary>Remembers whether any attempt at a request ended without a clear answer, and tells the clock what each answer says about the time.
/// Sits next to the transport, so that it sees each attempt.</summary>
/// <param name="clock"><see langword="null"/> when nobody wants to know the time.</param>
internal sealed class AttemptPolicy(ServiceClock? clock) : HttpPipelinePolicy
{

    /// <summary>An attempt was sent, and what came back does not say whether it was carried out.</summary>
    public static bool WasUnclear(HttpMessage message) => message.TryGetProperty(typeof(AttemptPolicy), out object? value) && value is true;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        bool before = Begin(message);
        long sent = clock?.GetTimestamp() ?? 0;
        try
        {
            await ProcessNextAsync(message, pipeline);
            TellTime(message.Response, sent);
            End(message, before || IsUnclear(message.Response));
        }
        catch (RequestFailedException e) when (NeverLeft(e))
        {
            End(message, before);
            throw;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        bool before = Begin(message);
        long sent = clock?.GetTimestamp() ?? 0;
        try
        {
            ProcessNext(message, pipeline);
            TellTime(message.Response, sent);
            End(message, before || IsUnclear(message.Response));
        }
        catch (RequestFailedException e) when (NeverLeft(e))
        {
            End(message, before);
            throw;
        }
    }

    private void TellTime(Response response, long sent)
    {
        if (clock is not null && response.Headers.Date is { } date)
        {
            clock.Observe(date, sent, clock.GetTimestamp());
        }
    }

    // Unclear until an answer says otherwise: whatever is thrown on the way leaves it so.
    private static bool Begin(HttpMessage message)
    {
        bool before = WasUnclear(message);
        message.SetProperty(typeof(AttemptPolicy), true);
        return before;
    }

    private static void End(HttpMessage message, bool isUnclear) => message.SetProperty(typeof(AttemptPolicy), isUnclear);

    // A server that says it is busy has not begun.
    private static bool IsUnclear(Response response) =>
        response.Status is >= 500 or 408
        && !(response.Status is 503 && response.Headers.TryGetValue("x-ms-error-code", out string? code) && code is "ServerBusy");

    private static bool NeverLeft(RequestFailedException exception) => exception.InnerException is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
    };
}
