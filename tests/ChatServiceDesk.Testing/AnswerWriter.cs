using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatServiceDesk.Testing;

/// <summary>Writes answers, good and bad, as the Bot Connector does.</summary>
internal static class AnswerWriter
{
    public static Task WriteAsync(HttpContext context, ConnectorCall call, Fault fault) => fault switch
    {
        Fault.Throttled throttled => ThrottleAsync(context, call, throttled.RetryAfter),
        Fault.ThrottledUntil throttled => ThrottleAsync(context, call, throttled.Until.ToString("R", CultureInfo.InvariantCulture)),
        Fault.Refused refused => WriteAsync(context, call, refused.Status, ConnectorAnswer.Error(refused.Code, refused.Message)),
        Fault.RefusedByMessaging refused => WriteAsync(context, call, refused.Status, new JsonObject
        {
            ["errorCode"] = refused.Code,
            ["message"] = new JsonObject { ["subCode"] = refused.SubCode }.ToJsonString(),
        }),
        Fault.Broken broken => WriteAsync(context, call, broken.Status, "text/html", "<html><body>Oops</body></html>"),
        Fault.NoId => WriteAsync(context, call, HttpStatusCode.Accepted, (JsonObject?)null),
        Fault.Silent => HangAsync(context),
        Fault.Reset => Cut(context),
        _ => throw new UnreachableException(),
    };

    public static Task WriteAsync(HttpContext context, ConnectorCall call, HttpStatusCode status, JsonObject? body) =>
        WriteAsync(context, call, status, "application/json; charset=utf-8", body?.ToJsonString() ?? "");

    private static Task WriteAsync(HttpContext context, ConnectorCall call, HttpStatusCode status, string contentType, string body)
    {
        call.Status = (int)status;
        context.Response.StatusCode = (int)status;
        if (body.Length == 0) return Task.CompletedTask;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static Task ThrottleAsync(HttpContext context, ConnectorCall call, TimeSpan? retryAfter) =>
        ThrottleAsync(context, call, retryAfter is { } wait ? ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture) : null);

    private static Task ThrottleAsync(HttpContext context, ConnectorCall call, string? retryAfter)
    {
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return WriteAsync(context, call, HttpStatusCode.TooManyRequests, ConnectorAnswer.Error("Throttled", "Too many requests."));
    }

    private static async Task HangAsync(HttpContext context)
    {
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration end = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
