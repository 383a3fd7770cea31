using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>What an activity of the desk must look like for Teams to show it as it was meant.</summary>
internal static class ActivityRules
{
    /// <returns>The first thing wrong with it; <see langword="null"/> when there is none.</returns>
    public static string? Complaint(JsonElement activity) => activity.Text("type") switch
    {
        "typing" => null,
        "message" => Complaints(activity).FirstOrDefault(),
        var type => $"The desk doesn't send activities of type {type ?? "nothing"}.",
    };

    private static IEnumerable<string> Complaints(JsonElement activity)
    {
        string? text = activity.Text("text");
        bool hasAttachments = activity.Items("attachments").Any();
        if (string.IsNullOrWhiteSpace(text) && !hasAttachments) yield return "The message is empty.";
        // Plain text is shown letter by letter, so there it is just what somebody wrote.
        if (activity.Text("textFormat") != "plain" && text?.Split("<at>").Length - 1 > activity.Items("entities").Count(static entity => entity.Text("type") == "mention"))
            yield return "The text has an <at> that no mention explains.";
        foreach (JsonElement entity in activity.Items("entities").Where(static entity => entity.Text("type") == "mention"))
        {
            // Teams silently shows plain words when they differ.
            if (entity.Text("text") is not { } mention || text?.Contains(mention, StringComparison.Ordinal) is not true)
                yield return $"The mention '{entity.Text("text")}' isn't in the text.";
            if (entity.Field("mentioned")?.Text("id") is null) yield return "A mention names nobody.";
        }

        foreach (JsonElement attachment in activity.Items("attachments"))
        {
            if (string.IsNullOrEmpty(attachment.Text("contentType"))) yield return "An attachment has no contentType.";
        }

        foreach (string complaint in activity.AdaptiveCards().SelectMany(CardRules.Complaints)) yield return complaint;
    }
}
