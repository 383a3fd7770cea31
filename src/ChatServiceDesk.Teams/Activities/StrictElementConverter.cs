using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Keeps free-form JSON as it came, but for numbers that no double can hold: those are refused.</summary>
internal sealed class StrictElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadFrom(ref reader, options);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        value.WriteTo(writer);

    /// <remarks>The built-in converter refuses duplicate names, which <see cref="JsonElement.ParseValue(ref Utf8JsonReader)"/> lets pass.</remarks>
    internal static JsonElement ReadFrom(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        JsonElement element = JsonMetadataServices.JsonElementConverter.Read(ref reader, typeof(JsonElement), options);
        CheckNumbers(element);
        return element;
    }

    private static void CheckNumbers(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number when !double.IsFinite(element.GetDouble()):
                throw new JsonException("A number is too large.");
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                    CheckNumbers(property.Value);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    CheckNumbers(item);
                break;
            default:
                break;
        }
    }
}
