namespace ChatServiceDesk.Testing.Wire;

/// <summary>A message as the channel posts it, in raw JSON by field, so that each field can be wrong.</summary>
internal static class ChannelMessage
{
    public const string Tenant = "7d1c0d3e-5a1f-4b59-9a44-0f6c1b2a3d4e";

    /// <summary>Goes well with <see cref="Token"/>, and is from somebody whom <see cref="FakeConnector"/> knows.</summary>
    private static readonly Dictionary<string, string> s_good = new(StringComparer.Ordinal)
    {
        ["type"] = "\"message\"",
        ["id"] = "\"1795419772010\"",
        ["channelId"] = "\"msteams\"",
        ["serviceUrl"] = $"\"{Token.ServiceUrl}\"",
        ["from"] = From(World.Sample.Mara),
        ["recipient"] = $$"""{"id":"28:{{Token.AppId}}","name":"Desk"}""",
        ["conversation"] = Conversation($"\"{Tenant}\""),
        ["channelData"] = $$$"""{"tenant":{"id":"{{{Tenant}}}"}}""",
    };

    public static string From(Person who) => $$"""{"id":"{{who.Id}}","name":"{{who.Name}}","aadObjectId":"{{who.AadObjectId}}"}""";

    /// <param name="tenant">Raw JSON; <see langword="null"/> leaves it out.</param>
    public static string Conversation(string? tenant) =>
        $$"""{"id":"{{World.Sample.Mara.Chat}}","conversationType":"personal"{{(tenant is null ? "" : $",\"tenantId\":{tenant}")}}}""";

    /// <param name="fields">How it differs from a good one; <see langword="null"/> leaves a field out, and the last one of a name counts.</param>
    public static string With(params IEnumerable<(string Field, string? Json)> fields)
    {
        Dictionary<string, string> all = new(s_good, StringComparer.Ordinal);
        foreach ((string field, string? json) in fields)
        {
            if (json is null) all.Remove(field);
            else all[field] = json;
        }

        return $"{{{string.Join(',', all.Select(static field => $"\"{field.Key}\":{field.Value}"))}}}";
    }
}
