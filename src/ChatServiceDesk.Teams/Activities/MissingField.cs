using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Finds out, once reading has failed, which field is to blame.</summary>
internal static class MissingField
{
    private const int MaxNameLength = 100;

    private static readonly string[][] _required =
        [["type"], ["channelId"], ["conversation", "id"], ["from", "id"], ["serviceUrl"]];

    /// <returns><see langword="null"/> when nothing that is required is missing, or the document is no object at all.</returns>
    public static ActivityReading.Malformed? In(ReadOnlySpan<byte> utf8Json)
    {
        Utf8JsonReader reader = new(utf8Json);
        try
        {
            return JsonElement.ParseValue(ref reader) is { ValueKind: JsonValueKind.Object } activity
                && Array.Find(_required, path => IsMissing(activity, path)) is { } missing
                ? new ActivityReading.Malformed(string.Join('.', missing), "is required")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A path of the serializer (<c>$.from.id</c>) as a field's name that is safe to log.</summary>
    public static string Name(string? path)
    {
        string name = (path ?? "").TrimStart('$').TrimStart('.');
        return string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '[' or ']').Take(MaxNameLength));
    }

    private static bool IsMissing(JsonElement element, IEnumerable<string> path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object)
                return false;
            if (!element.TryGetProperty(name, out element) || element.ValueKind is JsonValueKind.Null)
                return true;
        }

        return false;
    }
}
