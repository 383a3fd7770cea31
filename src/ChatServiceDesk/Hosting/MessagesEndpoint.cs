using System.Net;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Authentication;

namespace ChatServiceDesk.Hosting;

/// <summary><c>POST /api/messages</c>: read, parse, let in or turn away, handle, answer.</summary>
internal sealed partial class MessagesEndpoint(ChannelAuthenticator authenticator, TurnPipeline pipeline, DeskMetrics metrics, ILogger<MessagesEndpoint> logger)
{
    /// <summary>A Teams message has at most 100 KB of text; what a card sends along makes it more.</summary>
    public const int MaxBody = 256 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        InvokeResponse response = await AnswerAsync(context);
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
        if (!context.Request.HasJsonContentType())
        {
            return Status(StatusCodes.Status415UnsupportedMediaType);
        }

        using MemoryStream body = new();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            return Status(e.StatusCode);
        }

        switch (ActivityReader.Read(body.GetBuffer().AsMemory(0, (int)body.Length).Span))
        {
            case ActivityReading.Malformed malformed:
                LogMalformed(malformed.Field, malformed.Problem);
                return new InvokeResponse(StatusCodes.Status400BadRequest, ProblemBody.Of(malformed.Field, malformed.Problem));
            case ActivityReading.Ok { Activity: var activity }:
                bool isLoopback = context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
                AuthenticationResult result = await authenticator.CheckAsync(context.Request.Headers.Authorization, activity, isLoopback, context.RequestAborted);
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

    [LoggerMessage(1005, LogLevel.Warning, "Malformed activity: {Field} {Problem}")]
    private partial void LogMalformed(string field, string problem);
}
