using System.Net;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Authentication;

namespace ChatServiceDesk.Hosting;

/// <summary><c>POST /api/messages</c>: read, parse, let in or turn away, handle, answer.</summary>
internal sealed partial class MessagesEndpoint(
    ChannelAuthenticator authenticator, TurnPipeline pipeline, RequestLimits limits, DeskMetrics metrics, TimeProvider clock, ILogger<MessagesEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        InvokeResponse response;
        try
        {
            response = await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody waits for an answer any more.
        }

        metrics.Turn(response.Status);
        context.Response.StatusCode = response.Status;
        if (!response.Body.IsEmpty)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = response.Body.Length;
            await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
        }
    }

    private static InvokeResponse Status(int status) => new(status, default);

    private async Task<InvokeResponse> AnswerAsync(HttpContext context)
    {
        if (RequestForm.Objection(context.Request) is { } objection)
        {
            LogRefused(StatusCodes.Status415UnsupportedMediaType, objection, context.Connection.RemoteIpAddress);
            return Status(StatusCodes.Status415UnsupportedMediaType);
        }

        using RequestBody body = new(limits);
        if (await body.ReadAsync(context.Request, clock, context.RequestAborted) is { } refused)
        {
            LogRefused(refused.Status, refused.Why, context.Connection.RemoteIpAddress);
            return Status(refused.Status);
        }

        switch (ActivityReader.Read(body.Bytes))
        {
            case ActivityReading.Malformed malformed:
                LogMalformed(malformed.Field, malformed.Problem, context.Connection.RemoteIpAddress);
                return new InvokeResponse(StatusCodes.Status400BadRequest, ProblemBody.Of(malformed.Field, malformed.Problem));
            case ActivityReading.Ok { Activity: var activity }:
                AuthenticationResult result = await authenticator.CheckAsync(
                    context.Request.Headers.Authorization, activity, context.Connection.RemoteIpAddress, context.RequestAborted);
                return result is AuthenticationResult.Denied denied
                    ? Deny(context, denied)
                    : await pipeline.HandleAsync(activity, context.RequestAborted);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static InvokeResponse Deny(HttpContext context, AuthenticationResult.Denied denied)
    {
        if (denied.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Status((int)denied.Status);
    }

    [LoggerMessage(1005, LogLevel.Warning, "Malformed activity: {Field} {Problem}, sent from {Remote}")]
    private partial void LogMalformed(string field, string problem, IPAddress? remote);

    [LoggerMessage(1006, LogLevel.Warning, "Refused with {Status}: the request {Why}, sent from {Remote}")]
    private partial void LogRefused(int status, string why, IPAddress? remote);
}
