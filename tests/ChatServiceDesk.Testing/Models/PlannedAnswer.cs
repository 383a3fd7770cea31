using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing.Models;

/// <summary>What the model's service does with one request.</summary>
public abstract record PlannedAnswer
{
    private PlannedAnswer()
    {
    }

    public static PlannedAnswer Of(ModelWords words) => Completion(words.ToJson().ToJsonString());

    public static PlannedAnswer Of(ModelFindings findings) => Completion(findings.ToJson().ToJsonString());

    /// <param name="content">What the model wrote; <see langword="null"/> for nothing.</param>
    /// <param name="finish">Why it stopped.</param>
    /// <param name="refusal">Why it declines; <see langword="null"/> if it does not.</param>
    public static PlannedAnswer Completion(string? content, string finish = "stop", string? refusal = null) => new Sent(200, new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1764000000,
        ["model"] = "gpt-4.1-mini-2025-04-14",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = finish,
            ["logprobs"] = null,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = refusal, ["annotations"] = new JsonArray() },
            ["content_filter_results"] = new JsonObject(),
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 700, ["completion_tokens"] = 90, ["total_tokens"] = 790 },
        ["system_fingerprint"] = "fp_1",
    }.ToJsonString());

    public static PlannedAnswer Error(int status, string? code, params (string Name, string Value)[] headers) => new Sent(
        status,
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "The service's own words, with the prompt in them.", ["param"] = "prompt", ["status"] = status } }.ToJsonString())
    {
        Headers = headers,
    };

    /// <summary>An answer, whatever it says.</summary>
    public sealed record Sent(int Status, string Body) : PlannedAnswer
    {
        public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

        /// <summary>Breaks the connection in the middle of the body.</summary>
        public bool IsBroken { get; init; }
    }

    /// <summary>None, until the caller gives up.</summary>
    public sealed record Silence : PlannedAnswer;

    /// <summary>The connection is closed.</summary>
    public sealed record HangUp : PlannedAnswer;
}
