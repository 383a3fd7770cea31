using System.Collections.Immutable;
using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>One message of the desk as it stands in a conversation; changes when the desk updates it.</summary>
public sealed class PostedMessage
{
    private ImmutableList<JsonElement> _versions;
    private ImmutableDictionary<string, (int Version, JsonElement Card)> _ownViews = [];

    internal PostedMessage(string id, string conversationId, JsonElement body)
    {
        Id = id;
        ConversationId = conversationId;
        _versions = [body];
    }

    public string Id { get; }

    /// <summary>For a message in a channel, the thread's: <c>19:…;messageid=…</c>.</summary>
    public string ConversationId { get; }

    /// <summary>Every activity that this message has been, the newest last.</summary>
    public IReadOnlyList<JsonElement> Versions => _versions;

    public JsonElement Body => _versions[^1];

    public bool IsDeleted { get; private set; }

    /// <summary>The message's own text; empty when it is only a card.</summary>
    public string Text => Body.Text("text") ?? "";

    /// <summary>The Adaptive Card as everybody sees it.</summary>
    public JsonElement? Card => Body.AdaptiveCards().Select(static card => (JsonElement?)card).LastOrDefault();

    /// <summary>The Adaptive Cards that it was before its newest version.</summary>
    public IReadOnlyList<JsonElement> OldCards => [.. _versions.SkipLast(1).SelectMany(static version => version.AdaptiveCards())];

    /// <summary>All that a reader can read, the card's texts, facts, labels and buttons included, one per line.</summary>
    public string Words => string.Join('\n', CardWords.Of(Body.Text("text"), Card));

    /// <summary>The card as this person sees it: what the desk answered to her last press, until the message is updated for all.</summary>
    public JsonElement? CardSeenBy(Person person)
    {
        return _ownViews.TryGetValue(person.Id, out var own) && own.Version == _versions.Count ? own.Card : Card;
    }

    public override string ToString() => $"{Id} in {ConversationId}: {Words}";

    internal void Update(JsonElement body) => _versions = _versions.Add(body);

    internal void Delete() => IsDeleted = true;

    internal void ShowTo(Person person, JsonElement card) => _ownViews = _ownViews.SetItem(person.Id, (_versions.Count, card));
}
