using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatServiceDesk.Testing.Models;

/// <summary>What the service, or the desk's own promises, would not let pass.</summary>
internal static class ModelRules
{
    /// <returns>What is wrong with a request; empty if nothing is.</returns>
    public static IEnumerable<string> Objections(HttpRequest request, string body)
    {
        if (request.Method != "POST" || request.Path != "/openai/v1/chat/completions" || request.QueryString.HasValue) yield return $"{request.Method} {request.Path}{request.QueryString} is not what the v1 endpoint has";
        if (request.Headers["api-key"] is not [FakeOpenAI.Key]) yield return "the key is missing or wrong";
        if (request.Headers.Authorization.Count > 0) yield return "a key and a token";
        JsonElement json = JsonElement.Parse(body);
        if (!Text(json, "model").Equals(FakeOpenAI.Deployment, StringComparison.Ordinal)) yield return $"there is no deployment '{Text(json, "model")}'";
        if (json.TryGetProperty("tools", out _) || json.TryGetProperty("functions", out _)) yield return "the model has tools";
        if (!json.TryGetProperty("max_completion_tokens", out _)) yield return "the answer has no limit";
        foreach (string objection in Format(json).Concat(Messages(json))) yield return objection;
    }

    private static IEnumerable<string> Format(JsonElement json)
    {
        if (!json.TryGetProperty("response_format", out JsonElement format) || Text(format, "type") != "json_schema" || !format.TryGetProperty("json_schema", out JsonElement named))
        {
            yield return "there is no schema";
            yield break;
        }

        if (!named.TryGetProperty("strict", out JsonElement strict) || strict.ValueKind is not JsonValueKind.True) yield return "the schema is not strict";
        JsonElement schema = named.GetProperty("schema");
        if (!schema.TryGetProperty("additionalProperties", out JsonElement more) || more.ValueKind is not JsonValueKind.False) yield return "the schema allows more properties";
        string[] properties = [.. schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
        string?[] required = [.. schema.GetProperty("required").EnumerateArray().Select(name => name.GetString())];
        if (!properties.SequenceEqual(required)) yield return "a strict schema requires every property";
        foreach (JsonProperty property in schema.GetProperty("properties").EnumerateObject())
        {
            if (property.Value.EnumerateObject().Select(keyword => keyword.Name).Except(property.Value.TryGetProperty("items", out _) ? ["type", "items"] : ["type", "enum"]).FirstOrDefault() is { } keyword) yield return $"a strict schema does not know '{keyword}'";
            if (property.Value.TryGetProperty("enum", out JsonElement labels) && labels.GetArrayLength() == 0) yield return $"'{property.Name}' has no labels";
        }
    }

    private static IEnumerable<string> Messages(JsonElement json)
    {
        string[] roles = [.. json.GetProperty("messages").EnumerateArray().Select(message => Text(message, "role"))];
        if (roles is not ["system", "user"])
        {
            yield return $"messages of {string.Join(", ", roles)}";
            yield break;
        }

        string user = Text(json.GetProperty("messages")[1], "content");
        if (user.Split("<employee_text>").Length != 2 || user.Split("</employee_text>").Length != 2) yield return "the employee's text is not delimited, or holds the delimiter";
        string[] passages = user.Split("<passage number=\"");
        if (passages.Length != user.Split("</passage>").Length || passages.Length > 5) yield return "a passage is not delimited, or holds a delimiter, or there are too many";
        if (passages.Skip(1).Where((passage, index) => !passage.StartsWith($"{index + 1}\">\n", StringComparison.Ordinal)).Any()) yield return "passages are not numbered from 1";
        if (user.IndexOf("<employee_text>", StringComparison.Ordinal) < user.LastIndexOf("</passage>", StringComparison.Ordinal)) yield return "a passage stands behind the employee's text";
    }

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";
}
