using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Files;

/// <summary>Looks at what came with a message: nothing is fetched now, so the turn stays fast. What is fetched later stands in rows that go into the turn's batch.</summary>
internal sealed class ReceiveFiles(DeskSettings settings, FilePolicy policy)
{
    /// <summary>Nobody has wanted the file for so long: then it is looked at whether anybody still may.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>More makes no address, only a long row.</summary>
    private const int LongestUrl = 8000;

    public Received Of(Turn turn)
    {
        if (turn.Activity.Type != ActivityTypes.Message || turn.Activity.Attachments.Count == 0 || turn.Verb is not null)
        {
            return Received.Nothing;
        }

        Offer offer = Offer.Of(turn.Activity);
        List<StoredFile> taken = [];
        List<string> remarks = [];
        foreach ((int index, OfferedFile offered) in offer.Files.Index())
        {
            string name = FileNames.Of(offered.Name, index + 1);
            if (taken.Count == settings.Files.PerMessage)
            {
                remarks.Add(FileWords.Of(FileRefusal.TooMany, name, settings.Files, turn.Texts));
                break;
            }

            if (Objection(offered, turn.Activity.ServiceUrl) is { } why)
            {
                remarks.Add(FileWords.Of(why, name, settings.Files, turn.Texts));
                continue;
            }

            taken.Add(New(turn, offered, name, index));
        }

        return new Received(taken, remarks.Count == 0 ? null : string.Join("\n\n", remarks), offer.HasVoice, offer.HasSticker);
    }

    public static AgendaRow Forget(string partition, string file, DateTimeOffset due) => new()
    {
        Partition = partition,
        Kind = AgendaKind.Forget,
        What = $"forget-{file}",
        Due = due,
        Since = due,
    };

    /// <summary>What can be said without looking at it.</summary>
    private FileRefusal? Objection(OfferedFile offered, Uri serviceUrl) =>
        offered.Url.AbsoluteUri.Length > LongestUrl || policy.Judge(offered.Url, serviceUrl, offered.IsDownload) is null ? FileRefusal.Host
        : Path.GetExtension(offered.Name ?? "") is { Length: > 1 } && !(FileKinds.Claimed(offered.Name ?? "") is { } kind && settings.Files.Types.Contains(kind.Name)) ? FileRefusal.Type
        : null;

    /// <summary>Writes files down, so that they are fetched soon.</summary>
    /// <param name="partition">Where the turn has its effect.</param>
    /// <param name="files">Of one message.</param>
    /// <param name="ticket">The ticket that they are given to at once; <see langword="null"/> if they wait for one.</param>
    /// <param name="now">When, UTC.</param>
    public static Change Keep(string partition, IReadOnlyList<StoredFile> files, Ticket? ticket, DateTimeOffset now)
    {
        StoredFile[] given = [.. files.Select(file => ticket is null ? file : file.Of(ticket))];
        return new Change(
            [.. given.Select(file => file.Save()), .. ticket is null ? [] : given.Select(file => file.Mention(ticket.Number.Value))],
            [.. given.Select(file => Fetch(partition, file.Id, now)), .. ticket is null ? given.Select(file => Forget(partition, file.Id, now + Patience)) : []]);
    }

    /// <summary>The same for the same place of the same message.</summary>
    /// <param name="tenant">Canonical.</param>
    /// <param name="inboxKey">Of the message.</param>
    /// <param name="index">From 0.</param>
    public static string IdOf(string tenant, string inboxKey, int index) => Digest.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tenant}|{inboxKey}|{index}"));

    private StoredFile New(Turn turn, OfferedFile offered, string name, int index) => new()
    {
        Id = IdOf(turn.Tenant, turn.InboxKey, index),
        Name = name,
        Url = offered.Url.AbsoluteUri,
        WithToken = policy.Judge(offered.Url, turn.Activity.ServiceUrl, offered.IsDownload) is true,
        Sender = turn.Person,
        Role = turn.IsPersonal ? ActorRole.Requester : ActorRole.Agent,
        Conversation = turn.Activity.Conversation.Id,
        ServiceUrl = turn.Activity.ServiceUrl.AbsoluteUri,
        Language = turn.IsPersonal ? turn.Texts.Language : Texts.English.Language,
        At = turn.Now.AddTicks(index),
    };

    private static AgendaRow Fetch(string partition, string file, DateTimeOffset now) => new()
    {
        Partition = partition,
        Kind = AgendaKind.Fetch,
        What = $"fetch-{file}",
        Due = now,
        Since = now,
    };
}
