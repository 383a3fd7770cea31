using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>Plays a transcript to the real desk, and fails where the desk says something else, or something more.</summary>
internal sealed class Rehearsal(Transcript transcript) : IAsyncDisposable
{
    private const string Channel = "Channel";
    private const int LargestCard = 25 * 1024;
    private const int MostActions = 6;

    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    private readonly List<(string Who, string Words)> _answers = [];
    private Dictionary<string, int> _before = [];
    private DeskStage? _stage;
    private TranscriptSender? _sender;

    private DeskStage Stage => _stage ?? throw new InvalidOperationException("The desk has not been started.");

    private TranscriptSender Sender => _sender ??= new TranscriptSender(Stage);

    /// <exception cref="TranscriptException">The desk does not keep to it.</exception>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        _stage = await TranscriptDesk.StartAsync(transcript, cancellationToken);
        foreach (TranscriptStep step in transcript.Steps)
        {
            await PlayAsync(step, cancellationToken);
        }

        NothingUnheard("the end");
        Stage.Teams.AssertNothingUnexpected();
        foreach (PostedMessage message in Stage.Teams.Messages)
        {
            Check(message);
        }

        (int exitCode, string output) = await Stage.VerifyAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw Off($"verify: {output}");
        }
    }

    public ValueTask DisposeAsync() => _stage?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task PlayAsync(TranscriptStep step, CancellationToken cancellationToken)
    {
        switch (step.Verb)
        {
            case "desk.yaml" or "knowledge": break;
            case "locale": Stage.People.Activities.Locale = step.Words; break;
            case "expect": Expect(step); break;
            case "never": Never(step); break;
            case "card": await CardSnapshot.CheckAsync(step.Words, NewestCard(step), cancellationToken); break;
            default:
                NothingUnheard(step.ToString());
                Remember();
                await ActAsync(step, cancellationToken);
                await Stage.SettleAsync(cancellationToken);
                break;
        }
    }

    private Task ActAsync(TranscriptStep step, CancellationToken cancellationToken) => step.Verb switch
    {
        "wait" => Stage.PassAsync(Span(step), cancellationToken),
        "open" => Stage.People.InstallsAsync(PersonOf(step), cancellationToken),
        "press" => PressAsync(step, cancellationToken),
        _ => Stage.People.SendAsync(Sent(step, PersonOf(step)), cancellationToken),
    };

    private JsonObject Sent(TranscriptStep step, Person who) => step.Verb switch
    {
        "send" => Sender.Message(who, Text(step)),
        "picture" => Sender.Picture(who, Text(step)),
        "file" => Sender.Attachment(who, step.Words, string.Join('\n', step.Below)),
        "voice" => Sender.Voice(who),
        "edit" => Sender.Edit(who, Text(step)) ?? throw Off($"{step}: nothing was sent that could be edited."),
        "delete" => Sender.Deletion(who) ?? throw Off($"{step}: nothing was sent that could be deleted."),
        "mention" when Stage.Teams.Conversation(Stage.World.ServiceDeskChannel).Cards is [.., var card] => Sender.Mention(who, card.ConversationId, Text(step)),
        "mention" => throw Off($"{step}: there is no thread."),
        _ => throw new InvalidOperationException($"{step}: nobody can play that."),
    };

    private async Task PressAsync(TranscriptStep step, CancellationToken cancellationToken)
    {
        Person who = PersonOf(step);
        (string button, string ticket) = step.Words.Split(" on ") is [var words, var number] && TicketNumber.TryParse(number, null, out _) ? (words, $"**{number}**") : (step.Words, "");
        string why = "there is no card with it";
        foreach (PostedMessage message in Stage.Teams.ChatOf(who).Cards.Reverse().Concat(Stage.Teams.Conversation(Stage.World.ServiceDeskChannel).Cards.Reverse()))
        {
            JsonElement card = message.CardSeenBy(who) ?? throw Off($"{step}: {message.Id} is no card.");
            if (Same(CardReading.Titles(card), button) is not { } title || !message.Words.Contains(ticket, StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                Press press = new(title) { Inputs = step.Below.Select(line => Input(step, line)).ToDictionary(input => Same(CardReading.Words(card), input.Label) ?? input.Label, input => input.Value) };
                DeskAnswer answer = await Stage.People.PressesAsync(who, message, press, cancellationToken);
                _answers.Add((step.Who, answer.Words));
                return;
            }
            catch (InvalidOperationException exception)
            {
                why = exception.Message;
            }
        }

        throw Off($"{step}: it can't be pressed: {why}");
    }

    /// <summary>What stands on the card, with the spaces that its language puts before a question mark.</summary>
    private static string? Same(IEnumerable<string> onCard, string written) => onCard.FirstOrDefault(words => Flat(words) == Flat(written));

    private void Expect(TranscriptStep step)
    {
        if (step.Words == "nothing")
        {
            if (New(step).Where(one => !_heard.Contains(one.Id)).ToArray() is [var first, ..])
            {
                throw Off($"{step}, but the desk said: {first.Words}");
            }

            return;
        }

        string[] pieces = step.Words.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool isFound = false;
        foreach ((string id, string words) in New(step))
        {
            if (Says(words, pieces))
            {
                isFound = true;
                _heard.Add(id);
            }
        }

        if (!isFound)
        {
            throw Off($"{step}. It said:\n{string.Join("\n---\n", New(step).Select(one => one.Words))}");
        }
    }

    private void Never(TranscriptStep step)
    {
        if (New(step).FirstOrDefault(one => Says(one.Words, [step.Words])) is { Words: { } words })
        {
            throw Off($"{step}, but the desk said: {words}");
        }
    }

    private static bool Says(string words, string[] pieces)
    {
        string flat = Flat(words);
        int at = 0;
        foreach (string piece in pieces)
        {
            int found = flat.IndexOf(Flat(piece), at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + piece.Length;
        }

        return true;
    }

    /// <summary>What came, or changed, since somebody last did something, and what the press was answered with.</summary>
    private IEnumerable<(string Id, string Words)> New(TranscriptStep step) =>
        ViewOf(step).Messages
            .Where(message => !_before.TryGetValue(message.Id, out int versions) || versions < message.Versions.Count)
            .Select(message => ($"{message.Id}/{message.Versions.Count}", step.Who == Channel ? message.Words : Seen(message, PersonOf(step))))
            .Concat(_answers.Where(answer => answer.Who == step.Who).Select(answer => ("answer", answer.Words)));

    private static string Seen(PostedMessage message, Person who) =>
        message.CardSeenBy(who) is { } card ? string.Join('\n', [message.Text, .. CardReading.Words(card)]) : message.Words;

    private ConversationView ViewOf(TranscriptStep step) =>
        step.Who == Channel ? Stage.Teams.Conversation(Stage.World.ServiceDeskChannel) : Stage.Teams.ChatOf(PersonOf(step));

    private JsonElement NewestCard(TranscriptStep step)
    {
        PostedMessage newest = ViewOf(step).Cards.LastOrDefault(message => !_before.TryGetValue(message.Id, out int versions) || versions < message.Versions.Count)
            ?? (ViewOf(step).Cards is [.., var last] ? last : throw Off($"{step}: there is no card."));
        return (step.Who == Channel ? newest.Card : newest.CardSeenBy(PersonOf(step))) ?? throw Off($"{step}: there is no card.");
    }

    /// <summary>People read what they are sent. So does a transcript: each new message in a chat is expected, or it fails.</summary>
    private void NothingUnheard(string before)
    {
        foreach (Person who in Stage.World.People)
        {
            foreach (PostedMessage message in Stage.Teams.ChatOf(who).Messages.Where(message => !_before.ContainsKey(message.Id) && !_heard.Any(id => id.StartsWith($"{message.Id}/", StringComparison.Ordinal))))
            {
                throw Off($"Before {before}: {who.GivenName} was told what nobody expected: {message.Words}");
            }
        }
    }

    private void Remember()
    {
        _answers.Clear();
        _before = Stage.Teams.Messages.ToDictionary(message => message.Id, message => message.Versions.Count);
    }

    private void Check(PostedMessage message)
    {
        foreach (JsonElement card in message.OldCards.Append(message.Card.GetValueOrDefault()).Where(card => card.ValueKind is JsonValueKind.Object))
        {
            if (Encoding.UTF8.GetByteCount(card.GetRawText()) > LargestCard)
            {
                throw Off($"A card has more than 25 KB: {message.Words}");
            }

            if (CardReading.MostActions(card) > MostActions)
            {
                throw Off($"A card has more than six buttons in a row: {message.Words}");
            }
        }
    }

    private Person PersonOf(TranscriptStep step) =>
        Stage.World.People.FirstOrDefault(person => person.GivenName == step.Who) ?? throw Off($"{step}: nobody is called {step.Who}.");

    private (string Label, string Value) Input(TranscriptStep step, string line) =>
        line.Split(" = ", 2) is [var label, var value] ? (label.Trim(), Value(value.Trim())) : throw Off($"{step}: '{line}' is no 'label = value'.");

    /// <summary>What a client sends for it: <c>@Dana</c> is the id of a person who was picked.</summary>
    private string Value(string words) =>
        Stage.World.People.FirstOrDefault(person => words == $"@{person.GivenName}") is { } picked ? picked.AadObjectId : words;

    private TimeSpan Span(TranscriptStep step) => step.Words.Split(' ') is [var number, var unit] && int.TryParse(number, CultureInfo.InvariantCulture, out int count)
        ? unit.TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            "day" => TimeSpan.FromDays(count),
            _ => throw Off($"{step}: minutes, hours or days."),
        }
        : throw Off($"{step}: such as 'wait 2 hours'.");

    private static string Text(TranscriptStep step) => string.Join('\n', [step.Words, .. step.Below]);

    private static string Flat(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private TranscriptException Off(string what)
    {
        string said = _stage is null ? "" : string.Join("\n", Stage.Teams.Messages.Select(message => $"[{message.ConversationId}] {Flat(message.Words)}"));
        return new TranscriptException($"{transcript.Name}, {what}\n\nAll that was said:\n{said}");
    }
}
