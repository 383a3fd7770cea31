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

        Change keep = new([.. taken.Select(file => file.Save())], [.. taken.SelectMany(file => new[] { Fetch(turn, file), Forget(turn.Home, file.Id, turn.Now + Patience) })]);
        return new Received([.. taken.Select(file => file.Id)], keep, remarks.Count == 0 ? null : string.Join("\n\n", remarks), offer.HasVoice, offer.HasSticker);
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

    private StoredFile New(Turn turn, OfferedFile offered, string name, int index) => new()
    {
        Id = Digest.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{turn.Tenant}|{turn.InboxKey}|{index}")),
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

    private static AgendaRow Fetch(Turn turn, StoredFile file) => new()
    {
        Partition = turn.Home,
        Kind = AgendaKind.Fetch,
        What = $"fetch-{file.Id}",
        Due = turn.Now,
        Since = turn.Now,
    };
}
