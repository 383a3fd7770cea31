using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Files;

/// <summary>The way to files of other people's. Follows no redirects, keeps no cookies, and opens no connection to an address inside: a name that was allowed may lead there.</summary>
internal sealed class FileHttp(HttpClient client) : IDisposable
{
    public HttpClient Client => client;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes of its handler, and this of the client.")]
    public static FileHttp Create(ServiceUrlPolicy services)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context, services.AllowLoopback, cancellationToken),
        };
        return new FileHttp(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }

    public void Dispose() => client.Dispose();

    /// <summary>Addresses of this machine, of private networks, of the link (where clouds tell secrets), and of no single host.</summary>
    internal static bool IsInside(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6SiteLocal || plain.IsIPv6UniqueLocal || plain.IsIPv6Multicast || plain.Equals(IPAddress.IPv6Any))
        {
            return true;
        }

        return plain.AddressFamily is AddressFamily.InterNetwork && plain.GetAddressBytes() is
            [0, ..] or [10, ..] or [127, ..] or [169, 254, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..] or [>= 224, ..];
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stream owns the socket.")]
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowsLoopback, CancellationToken cancellationToken)
    {
        bool isDirect = context.InitialRequestMessage.RequestUri?.IdnHost.Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase) is true; // Else it is a proxy, which has rules of its own.
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        IPAddress[] open = [.. addresses.Where(address => !isDirect || !IsInside(address) || (allowsLoopback && IPAddress.IsLoopback(address)))];
        if (open.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"{context.DnsEndPoint.Host} is not outside.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
