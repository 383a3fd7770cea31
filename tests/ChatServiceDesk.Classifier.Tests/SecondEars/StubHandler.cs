using System.Net;
using ChatServiceDesk.Testing.Models;

namespace ChatServiceDesk.Classifier.Tests.SecondEars;

/// <summary>The far side of TLS, which a server of ours can't be.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    /// <summary>Address and authorization of each.</summary>
    public List<string> Requests { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.RequestUri} {request.Headers.Authorization}");
        string body = ((PlannedAnswer.Sent)PlannedAnswer.Of(new ModelWords())).Body;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
    }
}
