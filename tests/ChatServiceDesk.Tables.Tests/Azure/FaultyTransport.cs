using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>A wire that does to one write after the other what it was told to, and leaves reads alone.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _wire = new();
    private readonly Queue<Fault> _faults = new();

    public FaultyTransport(params Fault[] faults) => Array.ForEach(faults, _faults.Enqueue);

    /// <summary>Runs after each fault, before the client learns of it.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public List<string> Requests { get; } = [];

    /// <summary>Bodies of the writes, as sent.</summary>
    public List<string> Bodies { get; } = [];

    public int Reads => Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal));

    public override Request CreateRequest() => _wire.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here is synchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Requests.Add($"{message.Request.Method} {message.Request.Uri.Path}");
        Fault? fault = message.Request.Method != RequestMethod.Get && _faults.TryDequeue(out Fault? next) ? next : null;
        if (message.Request.Content is { } content)
        {
            using MemoryStream body = new();
            await content.WriteToAsync(body, message.CancellationToken);
            Bodies.Add(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        }

        if (fault is null or { IsDelivered: true })
        {
            await _wire.ProcessAsync(message);
        }

        if (fault is not null)
        {
            await Meanwhile();
            await fault.Happen(message);
        }
    }

    public void Dispose() => _wire.Dispose();

    // Delivered: the service gets the request, and carries it out, before the fault happens.
    internal sealed record Fault(bool IsDelivered, Func<HttpMessage, Task> Happen)
    {
        public static Fault LoseRequest { get; } = new(false, _ => throw Reset());

        public static Fault LoseAnswer { get; } = new(true, _ => throw Reset());

        /// <summary>Nothing ever comes back; only giving up ends it.</summary>
        public static Fault Silence { get; } = new(true, message => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, message.CancellationToken));

        public static Fault Answer(int status, string? code = null, string body = "", bool isDelivered = false) => new(isDelivered, message =>
        {
            message.Response = new CannedResponse(status, body, code is null ? [] : new() { ["x-ms-error-code"] = code });
            return Task.CompletedTask;
        });

        private static RequestFailedException Reset() =>
            new("The connection was reset.", new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset."));
    }
}
