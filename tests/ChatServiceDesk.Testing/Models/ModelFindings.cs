using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing.Models;

/// <summary>What a model writes when it is given passages. By itself it says that they don't say it.</summary>
public sealed record ModelFindings(string? Answer = null, params IReadOnlyList<int> Citations)
{
    public bool Answered { get; init; } = Answer is not null;

    public JsonObject ToJson() => new()
    {
        ["answered"] = Answered,
        ["answer"] = Answer,
        ["citations"] = new JsonArray([.. Citations.Select(number => (JsonNode?)number)]),
    };
}
