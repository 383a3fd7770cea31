using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Reads an entity of any type and looks into mentions only.</summary>
internal sealed class EntityConverter : JsonConverter<Entity>
{
    public override Entity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw new JsonException("An entity is an object.");

        JsonElement entity = StrictElementConverter.ReadFrom(ref reader, options);
        string type = Text(entity, "type");
        return new Entity(type, type is "mention" ? ReadMention(entity) : null, entity);
    }

    public override void Write(Utf8JsonWriter writer, Entity value, JsonSerializerOptions options) =>
        value.Properties.WriteTo(writer);

    private static Mention? ReadMention(JsonElement entity)
    {
        if (!entity.TryGetProperty("mentioned", out JsonElement who) || who.ValueKind is JsonValueKind.Null)
            return null;
        if (who.ValueKind is not JsonValueKind.Object)
            throw new JsonException("Who is mentioned is an object.");

        return new Mention(Text(who, "id"), Text(who, "name"), Text(entity, "text"));
    }

    private static string Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement text) || text.ValueKind is JsonValueKind.Null)
            return "";

        return text.ValueKind is JsonValueKind.String
            ? text.GetString() ?? ""
            : throw new JsonException("This is a text.");
    }
}
