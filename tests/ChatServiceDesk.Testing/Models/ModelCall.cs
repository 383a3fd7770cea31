using System.Text.Json;

namespace ChatServiceDesk.Testing.Models;

/// <summary>One request that reached the model.</summary>
/// <param name="Body">As it came.</param>
public sealed record ModelCall(string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>What the model is told to do.</summary>
    public string System => ContentOf("system");

    /// <summary>What the employee wrote, with its delimiters.</summary>
    public string User => ContentOf("user");

    /// <summary>Whether an answer is wanted, not what a message is about.</summary>
    public bool HasPassages => User.Contains("<passage number=", StringComparison.Ordinal);

    private string ContentOf(string role) =>
        Json.GetProperty("messages").EnumerateArray().Single(message => message.GetProperty("role").ValueEquals(role)).GetProperty("content").GetString() ?? "";
}
