using ChatServiceDesk.Configuration;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>Addresses of tickets, such as <c>https://desk.example.com/t/INC-1042</c>. They say nothing about the ticket and open nothing by themselves: who may see what is decided when one is pasted.</summary>
internal sealed class TicketLinks(DeskAddress address)
{
    private const string Path = "/t/";

    /// <returns><see langword="null"/> when the desk does not know its own address.</returns>
    public Uri? For(TicketNumber number) => address.For($"{Path}{number}");

    /// <returns><see langword="null"/> for an address that is no ticket's, or not of this desk.</returns>
    public TicketNumber? Read(Uri url) =>
        address.Url is { } own && url.IdnHost.Equals(own.IdnHost, StringComparison.OrdinalIgnoreCase)
        && url.AbsolutePath.StartsWith(Path, StringComparison.Ordinal)
        && TicketNumber.TryParse(url.AbsolutePath[Path.Length..].TrimEnd('/'), null, out TicketNumber number)
            ? number
            : null;
}
