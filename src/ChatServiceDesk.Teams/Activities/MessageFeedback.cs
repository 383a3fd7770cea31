using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A thumb under a message, and what was written with it.</summary>
/// <param name="IsLike">Up or down.</param>
/// <param name="Comment">As it was typed; <see langword="null"/> if nothing was.</param>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content#handle-feedback</remarks>
public sealed record MessageFeedback(bool IsLike, string? Comment)
{
    /// <returns><see langword="null"/> when the value of the invoke is not what Teams sends.</returns>
    public static MessageFeedback? Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Value is { ValueKind: JsonValueKind.Object } value
            && Text(value, "actionName") is "feedback"
            && value.TryGetProperty("actionValue", out JsonElement given) && given.ValueKind is JsonValueKind.Object
            && Text(given, "reaction") is "like" or "dislike"
            && TryReadComment(given, out string? comment)
                ? new MessageFeedback(Text(given, "reaction") is "like", comment)
                : null;
    }

    /// <summary>The form's fields come as JSON in a text. Missing and empty are the same: most people write nothing.</summary>
    private static bool TryReadComment(JsonElement given, out string? comment)
    {
        comment = null;
        if (!given.TryGetProperty("feedback", out JsonElement form) || form.ValueKind is JsonValueKind.Null || form is { ValueKind: JsonValueKind.String } && string.IsNullOrWhiteSpace(form.GetString()))
        {
            return true;
        }

        try
        {
            JsonElement fields = form.ValueKind is JsonValueKind.String ? JsonElement.Parse(form.GetString()!) : default; // A string has one.
            if (fields.ValueKind is not JsonValueKind.Object || fields.TryGetProperty("feedbackText", out JsonElement text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                return false;
            }

            comment = Text(fields, "feedbackText") is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : null;
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
