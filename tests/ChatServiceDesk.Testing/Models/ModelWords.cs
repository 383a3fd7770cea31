using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing.Models;

/// <summary>What a model writes when it is asked what a message is about.</summary>
public sealed record ModelWords
{
    public string Intent { get; init; } = "incident";

    public string Category { get; init; } = "network";

    public string Impact { get; init; } = "low";

    public string Urgency { get; init; } = "low";

    public string Language { get; init; } = "en";

    public double Confidence { get; init; } = 0.9;

    public string? Title { get; init; } = "Telephone booth loses the connection";

    public string? Summary { get; init; }

    public string? SuggestedReply { get; init; }

    public JsonObject ToJson() => new()
    {
        ["intent"] = Intent,
        ["category"] = Category,
        ["impact"] = Impact,
        ["urgency"] = Urgency,
        ["language"] = Language,
        ["confidence"] = Confidence,
        ["title"] = Title,
        ["summary"] = Summary,
        ["suggestedReply"] = SuggestedReply,
    };
}
