using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Files;

/// <summary>Tells a ticket's people of its files: what each is called, what it is, how large, and a link that the desk checks.</summary>
internal sealed class FileNews(FileStore files, FileLinks links, DeskSettings settings)
{
    /// <summary>About one file.</summary>
    /// <returns><see langword="null"/> when there is nothing to tell any more.</returns>
    public async ValueTask<OutboundActivity?> AboutAsync(AgendaRow row, StoredTicket stored, CancellationToken cancellationToken)
    {
        long number = stored.Ticket.Number.Value;
        string id = row.What[(row.What.IndexOf('-', StringComparison.Ordinal) + 1)..];
        if (await files.FindAsync(stored.Partition, number, id, cancellationToken) is not { State: FileState.Stored } file)
        {
            return null;
        }

        bool isForAgents = row.Recipient is Recipient.Queue;
        if (isForAgents && !MayBeSeen(file, stored.Ticket))
        {
            return null;
        }

        Texts texts = isForAgents ? Texts.English : Texts.Of(stored.Ticket);
        Uri? link = await links.ForAsync(stored.Tenant, number, id, isForAgents ? FileLinks.ForTeam(stored.QueueVersion) : FileLinks.ForRequester, cancellationToken);
        string heading = isForAgents ? $"{Naming.Begin(file, stored.Ticket)} has sent a file" : texts.Say("Files.FromAgent", file.Sender.Name, stored.Ticket.Number);
        return link?.Scheme == Uri.UriSchemeHttps ? Card(file, heading, link, texts) : OutboundActivity.Message(Line(file, heading, link));
    }

    /// <summary>For a team that has just got the ticket: the files that it has, each in one line.</summary>
    public async ValueTask<IReadOnlyList<string>> OfAsync(StoredTicket stored, CancellationToken cancellationToken)
    {
        long number = stored.Ticket.Number.Value;
        List<string> lines = [];
        foreach (StoredFile file in await files.OfTicketAsync(stored.Partition, number, cancellationToken))
        {
            if (file.State is FileState.Stored && MayBeSeen(file, stored.Ticket))
            {
                Uri? link = await links.ForAsync(stored.Tenant, number, file.Id, FileLinks.ForTeam(stored.QueueVersion), cancellationToken);
                lines.Add(Line(file, $"{Naming.Begin(file, stored.Ticket)} sent", link));
            }
        }

        return lines;
    }

    /// <summary>What was sent while a restricted queue had the ticket stays there.</summary>
    private bool MayBeSeen(StoredFile file, Ticket ticket) => IsFor(file, ticket, settings);

    /// <inheritdoc cref="MayBeSeen"/>
    public static bool IsFor(StoredFile file, Ticket ticket, DeskSettings settings) => file.Queue == ticket.Queue || !settings.IsRestricted(file.Queue);

    private static string Line(StoredFile file, string heading, Uri? link) => $"{heading}: {file.Name} ({FileWords.Facts(file)}){(link is null ? "" : $"\n{link.AbsoluteUri}")}";

    private static OutboundActivity Card(StoredFile file, string heading, Uri link, Texts texts)
    {
        AdaptiveCard card = new()
        {
            FallbackText = $"{heading}: {file.Name}",
            Body =
            [
                new TextBlock(heading),
                new TextBlock(file.Name) { Weight = TextWeight.Bolder },
                new TextBlock(FileWords.Facts(file)) { IsSubtle = true, Spacing = Spacing.None },
            ],
            Actions = [new OpenUrlAction(texts["Files.Open"], link)],
        };
        return OutboundActivity.Card(card.ToJson(), card.FallbackText);
    }
}
