using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A person (or bot) who is notified by a card. Comes from a directory id, never from a text that somebody typed.</summary>
/// <remarks>Teams joins the entity and the text by exact match, so characters that would need escaping are left out of the name.</remarks>
public sealed record CardMention
{
    private static readonly char[] _marks = [' ', '\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '{', '}'];

    /// <param name="id">Teams id (<c>29:…</c>) or Entra object id.</param>
    /// <param name="name">What the mention says.</param>
    public CardMention(string id, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string words = string.Join(' ', CardText.OneLine(name).Split(_marks, StringSplitOptions.RemoveEmptyEntries));
        Name = words.Length > 0 ? words : throw new ArgumentException("The name has no words.", nameof(name));
    }

    public string Id { get; }
    public string Name { get; }

    internal string Tag => $"<at>{Name}</at>";

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "mention");
        json.WriteString("text", Tag);
        json.WriteStartObject("mentioned");
        json.WriteString("id", Id);
        json.WriteString("name", Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
