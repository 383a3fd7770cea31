using System.Buffers;
using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class MutatedActivityTests
{
    private static readonly string[] _otherTypes = ["null", "true", "-1", "\"\"", "\"x\"", "[]", "[null]", "[[]]", "{}", "{\"id\":{}}"];

    public static TheoryData<string> Names => Recordings.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_activity_without_any_one_field_is_read_or_refused(string name)
    {
        foreach (string path in Paths(name))
            AssertReadOrRefused(Mutate(name, path, (_, _) => { }), $"{name} without {path}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_activity_with_any_one_field_of_another_type_is_read_or_refused(string name)
    {
        foreach (string path in Paths(name))
        {
            foreach (string other in _otherTypes)
                AssertReadOrRefused(Mutate(name, path, (json, property) => Write(json, property.Name, other)), $"{name} with {path} = {other}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_activity_with_any_one_field_given_twice_is_refused(string name)
    {
        foreach (string path in Paths(name))
        {
            byte[] mutant = Mutate(name, path, (json, property) =>
            {
                Write(json, property.Name, property.Value.GetRawText());
                Write(json, property.Name, property.Value.GetRawText());
            });
            Assert.True(ActivityReader.Read(mutant) is ActivityReading.Malformed, $"{name} with {path} twice");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_activity_cut_off_anywhere_is_refused(string name)
    {
        byte[] whole = Recordings.Bytes(name).AsSpan().TrimEnd((byte)'\n').ToArray();
        for (int length = 0; length < whole.Length; length++)
            Assert.True(ActivityReader.Read(whole.AsSpan(0, length)) is ActivityReading.Malformed, $"{name} cut off at {length}");
    }

    [Fact]
    public void Every_recording_has_enough_fields_for_this_to_mean_something() =>
        Assert.All(Recordings.Names, row => Assert.True(Paths(row.Data).Count >= 15, row.Data));

    /// <summary>Whatever is read is also safe to look at.</summary>
    private static void AssertReadOrRefused(byte[] mutant, string what)
    {
        switch (ActivityReader.Read(mutant))
        {
            case ActivityReading.Ok { Activity: var activity }:
                Assert.True(activity.Type.Length > 0 && activity.From.Id.Length > 0 && activity.Conversation.Id.Length > 0, what);
                Assert.True(activity.ServiceUrl.IsAbsoluteUri, what);
                Assert.NotNull(activity.TextWithoutMention);
                Assert.All(activity.MembersAdded, Assert.NotNull);
                Assert.NotNull(AdaptiveCardInvoke.Read(activity));
                break;
            case ActivityReading.Malformed malformed:
                Assert.NotEmpty(malformed.Problem);
                break;
            default:
                Assert.Fail(what);
                break;
        }
    }

    private static List<string> Paths(string name)
    {
        List<string> paths = [];
        Collect(JsonElement.Parse(Recordings.Bytes(name)), "$", paths);
        return paths;
    }

    private static void Collect(JsonElement element, string path, List<string> paths)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                paths.Add($"{path}.{property.Name}");
                Collect(property.Value, $"{path}.{property.Name}", paths);
            }
        }
        else if (element.ValueKind is JsonValueKind.Array)
        {
            for (int i = 0; i < element.GetArrayLength(); i++)
                Collect(element[i], $"{path}[{i}]", paths);
        }
    }

    private static byte[] Mutate(string name, string path, Action<Utf8JsonWriter, JsonProperty> mutation)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
            Copy(json, JsonElement.Parse(Recordings.Bytes(name)), "$", path, mutation);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Copy(
        Utf8JsonWriter json, JsonElement element, string at, string path, Action<Utf8JsonWriter, JsonProperty> mutation)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if ($"{at}.{property.Name}" == path)
                    {
                        mutation(json, property);
                        continue;
                    }

                    json.WritePropertyName(property.Name);
                    Copy(json, property.Value, $"{at}.{property.Name}", path, mutation);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                for (int i = 0; i < element.GetArrayLength(); i++)
                    Copy(json, element[i], $"{at}[{i}]", path, mutation);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
