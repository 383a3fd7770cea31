using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>What an activity of the desk must look like for Teams to show it as it was meant.</summary>
internal static class ActivityRules
{
    private const int MostCitations = 20;

    /// <returns>The first thing wrong with it; <see langword="null"/> when there is none.</returns>
    public static string? Complaint(JsonElement activity) => activity.Text("type") switch
    {
        "typing" => null,
        "message" => Complaints(activity).FirstOrDefault(),
        var type => $"The desk doesn't send activities of type {type ?? "nothing"}.",
    };

    /// <summary>Teams answers 400 to most of these.</summary>
    private static IEnumerable<string> AiNotes(JsonElement activity, string text)
    {
        JsonElement[] notes = [.. activity.Items("entities").Where(static entity => entity.Text("type") == "https://schema.org/Message")];
        if (notes.Length > 1) yield return "There are several notes about the whole message.";
        foreach (JsonElement note in notes)
        {
            if ((note.Text("@type"), note.Text("@context")) is not ("Message", "https://schema.org")) yield return "The note about the message is of no known type.";
            if (note.Items("additionalType").Any(static type => type.GetString() != "AIGeneratedContent")) yield return "The label is not AIGeneratedContent.";
            if (note.Items("citation").Count() > MostCitations) yield return "There are more than 20 citations.";
            foreach (JsonElement citation in note.Items("citation"))
            {
                JsonElement appearance = citation.Field("appearance").GetValueOrDefault();
                if (citation.Text("@type") != "Claim" || appearance.Text("@type") != "DigitalDocument") yield return "A citation is of no known type.";
                if (!text.Contains($"[{citation.Field("position")}]", StringComparison.Ordinal)) yield return $"[{citation.Field("position")}] isn't in the text.";
                if (appearance.Text("name") is not { Length: > 0 and <= 80 } || appearance.Text("abstract") is { Length: > 160 }) yield return "A citation's name or abstract is missing or too long.";
            }
        }

        if (activity.Field("channelData")?.Field("feedbackLoop") is { } loop && loop.Text("type") is not ("default" or "custom")) yield return "The feedback loop is of no known type.";
    }

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

        foreach (string complaint in AiNotes(activity, text ?? "")) yield return complaint;
        foreach (JsonElement attachment in activity.Items("attachments"))
        {
            if (string.IsNullOrEmpty(attachment.Text("contentType"))) yield return "An attachment has no contentType.";
        }

        foreach (string complaint in activity.AdaptiveCards().SelectMany(CardRules.Complaints)) yield return complaint;
    }
}
