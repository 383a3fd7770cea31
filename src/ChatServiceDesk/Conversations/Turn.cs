using ChatServiceDesk.Classifier.Redaction;
using ChatServiceDesk.Files;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>One activity on its way through the desk, with what is known for sure about who sent it.</summary>
internal sealed record Turn
{
    /// <summary>More of a dialog's title is cut off by clients.</summary>
    private const int LongestTitle = 60;

    public required Activity Activity { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Who it is, by their Entra object id.</summary>
    public required Person Person { get; init; }

    /// <summary>The partition in which it has its effect and leaves its inbox row.</summary>
    public required string Home { get; init; }

    /// <summary>How many shards the tenant has.</summary>
    public required int Shards { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The button that was pressed; <see langword="null"/> for anything else.</summary>
    public string? Verb { get; init; }

    /// <summary>Is cancelled when there is time left only for what can't be left out.</summary>
    public CancellationToken Leisure { get; init; }

    /// <summary>The ticket whose thread it was said in, or that it names in a channel; <see langword="null"/> for anything else.</summary>
    public long? Thread { get; init; }

    public CardInputs Inputs { get; init; } = new(default);

    /// <summary>What was done with the message extension; <see langword="null"/> for anything else.</summary>
    public ExtensionInvoke? Extension { get; init; }

    public Frame Frame => Extension switch
    {
        null => Frame.Card,
        ExtensionInvoke.Fetch or ExtensionInvoke.Submit => Frame.Dialog,
        _ => Frame.Hits,
    };

    /// <summary>Where a report that is begun here is kept: in the chat, or with the dialog of its person.</summary>
    public string DraftPlace => Frame is Frame.Dialog ? $"dialog-{Person.Id.Value}" : Activity.Conversation.Id;

    public string InboxKey => InboxKeyOf(Activity);

    public Cause Cause => new(InboxKey, Activity.Conversation.Id);

    /// <summary>What was said, without what nobody should keep. Empty until <see cref="SafeWords"/> has heard it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The pictures and files that came with it. Only what a handler keeps is kept.</summary>
    public Received Files { get; init; } = Received.Nothing;

    /// <summary>What the person is answered with, in their language; English where agents are.</summary>
    public Texts Texts { get; init; } = Texts.English;

    /// <summary>The language that the message itself is in; <see langword="null"/> if it says too little to tell, or is none.</summary>
    public string? Language { get; init; }

    /// <summary>Which secrets stood in the words.</summary>
    public IReadOnlyList<SensitiveKind> TakenOut { get; init; } = [];

    /// <summary>Tells the person what was taken out; <see langword="null"/> if nothing was.</summary>
    public string? Notice => TakenOut.Count > 0 ? Words.OfTakenOut(TakenOut, Texts) : null;

    public bool IsInvoke => Activity.Type == ActivityTypes.Invoke;

    public bool IsPersonal => Activity.Conversation.ConversationType is null or ConversationTypes.Personal;

    /// <summary>The bot's own id in this conversation.</summary>
    public string Bot => Activity.Recipient?.Id ?? "";

    /// <summary>Sends something into the conversation, after and because of the commit.</summary>
    public TurnOutcome Reply(OutboundActivity message) => new(Change.Later(ReplyRow(message)));

    public TurnOutcome Reply(string text) => Reply(OutboundActivity.Message(Notice is { } notice ? $"{text}\n\n{notice}" : text));

    /// <summary>Shows a card: in place of the one whose button was pressed, else as a message.</summary>
    /// <param name="card">The card.</param>
    /// <param name="summary">What a notification says of it.</param>
    public TurnOutcome Show(AdaptiveCard card, string summary) => Frame is Frame.Dialog
        ? new TurnOutcome(Change.None, InvokeResponses.TaskContinue(new TaskDialog(CardText.Truncate(summary, LongestTitle), (Notice is { } said ? Cards.Below(said, card) : card).ToJson())))
        : IsInvoke
        ? new TurnOutcome(Change.None, InvokeResponses.Card(card.ToJson()))
        : Reply(OutboundActivity.Card((Notice is { } notice ? Cards.Below(notice, card) : card).ToJson(), summary));

    /// <summary>Says something about a press and leaves its card as it is.</summary>
    public TurnOutcome Say(string text) => Frame switch
    {
        Frame.Dialog => new TurnOutcome(Change.None, InvokeResponses.TaskMessage(text)),
        Frame.Hits => new TurnOutcome(Change.None, InvokeResponses.ExtensionMessage(text)),
        _ => IsInvoke ? new TurnOutcome(Change.None, InvokeResponses.Message(text)) : Reply(text),
    };

    /// <summary>The key by which an activity has its effect once. An edit carries the id of what it edits, so it has a key of its own.</summary>
    private static string InboxKeyOf(Activity activity)
    {
        string id = activity.Id.Length > 0 ? activity.Id : activity.Timestamp?.UtcTicks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        string kind = activity.Type == ActivityTypes.Message ? "" : $"{activity.Type}-{activity.ChannelData?.EventType}-";
        string edition = activity.Type == ActivityTypes.MessageUpdate ? $"-{activity.Timestamp?.UtcTicks}" : "";
        return InboxStore.ActivityKey(activity.Conversation.Id, kind + id + edition);
    }

    /// <summary>Keeps the files, and says beside the answer why some are not taken.</summary>
    /// <param name="ticket">Whose they are; <see langword="null"/> while there is none.</param>
    public Change KeepFiles(Ticket? ticket = null)
    {
        Change keep = ReceiveFiles.Keep(Home, Files.Files, ticket, Now);
        return Files.Remark is { } remark ? keep.And(Change.Later(ReplyRow(OutboundActivity.Message(remark)) with { What = "aside-" + Digest.Of(InboxKey) })) : keep;
    }

    private AgendaRow ReplyRow(OutboundActivity message) => new()
    {
        Partition = Home,
        Kind = AgendaKind.Reply,
        What = "reply-" + Digest.Of(InboxKey),
        Due = Now,
        Since = Now,
        Conversation = Activity.Conversation.Id,
        ServiceUrl = Activity.ServiceUrl.AbsoluteUri,
        Person = IsPersonal ? Person.Id.Value : "",
        Payload = message.ToJson(),
    };
}
