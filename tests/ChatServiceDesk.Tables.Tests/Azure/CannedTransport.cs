using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>No wire at all: answers each request with the next answer, and remembers the requests.</summary>
internal sealed class CannedTransport : HttpPipelineTransport
{
    private readonly Queue<CannedResponse> _answers;

    public CannedTransport(params CannedResponse[] answers) => _answers = new(answers);

    /// <summary>Method and whole address of each request.</summary>
    public List<string> Requests { get; } = [];

    public List<Dictionary<string, string>> Headers { get; } = [];

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message)
    {
        Requests.Add($"{message.Request.Method} {message.Request.Uri.ToUri().AbsoluteUri}");
        Headers.Add(message.Request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase));
        message.Response = _answers.Dequeue();
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }
}
