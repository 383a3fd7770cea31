using System.Text;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>What people in a transcript send, as Teams sends it.</summary>
internal sealed class TranscriptSender(DeskStage stage)
{
    private readonly Dictionary<string, JsonObject> _last = [];

    /// <summary>Somebody's message in the chat with the desk; <c>@Dana</c> in it mentions her.</summary>
    public JsonObject Message(Person who, string text)
    {
        Person[] mentioned = [.. stage.World.People.Where(person => text.Contains($"@{person.GivenName}", StringComparison.Ordinal))];
        JsonObject message = stage.People.Activities.Message(who, mentioned.Aggregate(text, (words, person) => words.Replace($"@{person.GivenName}", Tag(person), StringComparison.Ordinal)));
        foreach (Person person in mentioned)
        {
            message["entities"]!.AsArray().Add(new JsonObject // Every activity has some.
            {
                ["type"] = "mention",
                ["text"] = Tag(person),
                ["mentioned"] = new JsonObject { ["id"] = person.Id, ["name"] = person.Name, ["aadObjectId"] = person.AadObjectId },
            });
        }

        return Keep(who, message);
    }

    /// <summary>With a picture pasted into it; the words may be empty.</summary>
    public JsonObject Picture(Person who, string text) => Keep(who, TeamsActivities.Paste(Message(who, text), stage.Teams.Files.Paste()));

    /// <summary>With a file from her OneDrive.</summary>
    public JsonObject Attachment(Person who, string name, string text)
    {
        ReadOnlyMemory<byte> content = name.EndsWith(".txt", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes("a log") : FakeFiles.Png;
        return Keep(who, TeamsActivities.Attach(Message(who, text), name, stage.Teams.Files.Share(FakeFiles.Ok(content))));
    }

    public JsonObject Voice(Person who)
    {
        JsonObject message = Message(who, "");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "audio/ogg", ["contentUrl"] = "https://example.com/clip", ["name"] = "clip" });
        return message;
    }

    /// <summary>To the desk, in a thread.</summary>
    public JsonObject Mention(Person who, string thread, string text) => Keep(who, stage.People.Activities.Mention(who, thread, text));

    /// <returns><see langword="null"/> if they have sent nothing.</returns>
    public JsonObject? Edit(Person who, string text)
    {
        if (!_last.TryGetValue(who.Id, out JsonObject? last))
        {
            return null;
        }

        string mention = $"<at>{stage.World.BotName}</at>";
        bool isToDesk = ((string?)last["text"])?.StartsWith(mention, StringComparison.Ordinal) is true;
        return Keep(who, stage.People.Activities.Edit(last, isToDesk ? $"{mention} {text}" : text));
    }

    /// <inheritdoc cref="Edit"/>
    public JsonObject? Deletion(Person who) => _last.TryGetValue(who.Id, out JsonObject? last) ? stage.People.Activities.Deletion(last) : null;

    private static string Tag(Person person) => $"<at>{person.Name}</at>";

    private JsonObject Keep(Person who, JsonObject message) => _last[who.Id] = message;
}
