using System.Net;
using System.Text;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>One request put before the desk's endpoint by hand: from any address, with any stream for a body.</summary>
internal sealed class PastTheServer
{
    private readonly MessagesEndpoint _endpoint;

    public PastTheServer(DeskStage stage, Stream body)
    {
        _endpoint = stage.Services.GetRequiredService<MessagesEndpoint>();
        Context.Connection.RemoteIpAddress = IPAddress.Loopback;
        Context.Request.Method = HttpMethods.Post;
        Context.Request.ContentType = "application/json";
        Context.Request.Body = body;
    }

    public PastTheServer(DeskStage stage, string body)
        : this(stage, new MemoryStream(Encoding.UTF8.GetBytes(body)))
    {
    }

    public DefaultHttpContext Context { get; } = new();

    public IPAddress? Remote
    {
        init => Context.Connection.RemoteIpAddress = value;
    }

    public async Task<int> SendAsync()
    {
        await _endpoint.HandleAsync(Context);
        return Context.Response.StatusCode;
    }
}
