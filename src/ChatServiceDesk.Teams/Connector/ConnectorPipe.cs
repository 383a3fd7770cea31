using System.Net;
using System.Net.Http.Headers;
using Azure;
using Azure.Identity;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>Makes one call: checks the address, adds the token, keeps the time, reads a bounded answer.</summary>
internal sealed class ConnectorPipe(HttpClient http, ConnectorToken token, ServiceUrlPolicy policy, TimeProvider clock)
{
    /// <summary>The largest answer in the protocol is a page of 500 members.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    private static readonly MediaTypeHeaderValue _json = new("application/json", "utf-8");

    /// <exception cref="OperationCanceledException">Cancelled before anything was sent, or during a call that is repeatable.</exception>
    public async Task<ConnectorAttempt> TryAsync(ConnectorRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!policy.Allows(request.ServiceUrl))
            return new ConnectorAttempt.NotSent(ConnectorCodes.ServiceUrlNotAllowed);

        using CancellationTokenSource time = new(timeout, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            string? bearer = await token.GetAsync(either.Token);
            ConnectorAttempt first = await SendAsync(request, bearer, either.Token, cancellationToken);
            return first is ConnectorAttempt.Answered { Status: HttpStatusCode.Unauthorized } refused
                && await OtherTokenAsync(bearer, refused, either.Token) is { } other
                ? await SendAsync(request, other, either.Token, cancellationToken)
                : first;
        }
        catch (AuthenticationFailedException)
        {
            return new ConnectorAttempt.NotSent(ConnectorCodes.TokenUnavailable);
        }
        catch (RequestFailedException)
        {
            return new ConnectorAttempt.NotSent(ConnectorCodes.TokenUnavailable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectorAttempt.NotSent(ConnectorCodes.TokenUnavailable);
        }
    }

    /// <remarks>The 401 is the answer when there is no other token to be had, whatever the reason.</remarks>
    private async ValueTask<string?> OtherTokenAsync(string? bearer, ConnectorAttempt.Answered refused, CancellationToken cancellationToken)
    {
        try
        {
            return await token.ReplaceAsync(bearer, refused.Claims, cancellationToken);
        }
        catch (Exception e) when (e is AuthenticationFailedException or RequestFailedException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<ConnectorAttempt> SendAsync(
        ConnectorRequest request, string? bearer, CancellationToken either, CancellationToken callers)
    {
        try
        {
            using HttpRequestMessage message = Message(request, bearer);
            using HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either);
            return new ConnectorAttempt.Answered(
                response.StatusCode, await ReadAsync(response.Content, either), RetryAfter(response), ClaimsChallenge.In(response));
        }
        catch (HttpRequestException e) when (HasNotConnected(e))
        {
            return new ConnectorAttempt.NotSent(ConnectorCodes.Unreachable);
        }
        catch (HttpRequestException)
        {
            return new ConnectorAttempt.Lost(ConnectorCodes.Broken);
        }
        catch (OperationCanceledException) when (!(request.IsRepeatable && callers.IsCancellationRequested))
        {
            return new ConnectorAttempt.Lost(callers.IsCancellationRequested ? "Cancelled" : ConnectorCodes.Timeout);
        }
    }

    /// <summary>The status of an answer is worth more than its body: a body that breaks off or never ends counts as none.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedBody.ReadAsync(content, MaxAnswerBytes, cancellationToken) ?? default;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return default;
        }
    }

    private static HttpRequestMessage Message(ConnectorRequest request, string? bearer)
    {
        HttpRequestMessage message = new(request.Method, request.Url);
        if (bearer is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (request.DeliveryId is { } delivery)
            message.Headers.Add("x-ms-client-request-id", delivery);
        if (request.Body is { } body)
            message.Content = new ByteArrayContent(body) { Headers = { ContentType = _json } };

        return message;
    }

    private static bool HasNotConnected(HttpRequestException e) => e.HttpRequestError
        is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? wait = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - clock.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
