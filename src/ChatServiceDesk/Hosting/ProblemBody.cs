using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Hosting;

/// <summary>What a caller is told about a malformed request: which field, and what is wrong with it.</summary>
internal sealed record ProblemBody(string Title, string Field, string Detail)
{
    public static byte[] Of(string field, string problem) => JsonSerializer.SerializeToUtf8Bytes(
        new ProblemBody("This is not a Bot Framework activity.", field, field.Length > 0 ? $"'{field}' {problem}." : $"The body {problem}."),
        ProblemJson.Default.ProblemBody);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext;
