using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatServiceDesk.Testing;

/// <summary>What people paste into messages (at the connector) and share (at the host of OneDrive). Strict: whoever asks for what is not there has made a mistake, and the test fails.</summary>
public sealed class FakeFiles
{
    /// <summary>One pixel.</summary>
    public static ReadOnlyMemory<byte> Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private const string Pasted = "/v3/attachments/";
    private const string Shared = "/shared/";

    private readonly FakeConnector _connector;
    private readonly ConcurrentDictionary<string, Queue<FileAnswer>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FileCall> _calls = new();
    private int _next;

    internal FakeFiles(FakeConnector connector) => _connector = connector;

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<FileCall> Calls => [.. _calls];

    /// <summary>A picture in a message.</summary>
    /// <param name="answers">One after the other; the last one again and again. None gives a small picture.</param>
    public Uri Paste(params FileAnswer[] answers) => Add(_connector.ServiceUrl, string.Create(CultureInfo.InvariantCulture, $"v3/attachments/0-weu-d{Interlocked.Increment(ref _next)}/views/original"), answers);

    /// <summary>A file in somebody's OneDrive, at the address that opens it.</summary>
    /// <inheritdoc cref="Paste"/>
    public Uri Share(params FileAnswer[] answers) => Add(_connector.Share, string.Create(CultureInfo.InvariantCulture, $"shared/{Interlocked.Increment(ref _next)}?tempauth=opensit"), answers);

    public static FileAnswer Ok(ReadOnlyMemory<byte> content) => new(200, content);

    internal async Task<bool> TryServeAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.Contains(Pasted, StringComparison.Ordinal) && !target.StartsWith(Shared, StringComparison.Ordinal))
        {
            return false;
        }

        _calls.Enqueue(new FileCall(target, context.Request.Headers.Authorization is [{ } header, ..] ? header : null));
        if (context.Request.Method != HttpMethods.Get || !_files.TryGetValue(target, out Queue<FileAnswer>? answers))
        {
            _connector.Complain($"{context.Request.Method} {target}: there is no such file");
            context.Response.StatusCode = 404;
            return true;
        }

        FileAnswer answer;
        lock (answers) answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        await WriteAsync(context, answer);
        return true;
    }

    private static async Task WriteAsync(HttpContext context, FileAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Location is { } location) context.Response.Headers.Location = location.AbsoluteUri;
        if (answer.HasLength) context.Response.ContentLength = answer.Content.Length;
        try
        {
            await context.Response.Body.WriteAsync(answer.Content, context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Whoever asked has had enough.
        }
    }

    private Uri Add(Uri server, string path, FileAnswer[] answers)
    {
        Uri url = new(server, path);
        _files[url.PathAndQuery] = new Queue<FileAnswer>(answers.Length > 0 ? answers : [Ok(Png)]);
        return url;
    }
}
