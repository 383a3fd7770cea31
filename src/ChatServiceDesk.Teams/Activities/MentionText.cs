namespace ChatServiceDesk.Teams.Activities;

/// <summary>Takes the bot's own name out of what people say to it.</summary>
internal static class MentionText
{
    public static bool Mentions(Activity activity) => activity.Entities.Any(entity => IsOfRecipient(entity, activity));

    /// <remarks>Entities come in the order of the text, so two people with one display name are told apart by position.</remarks>
    public static string Strip(Activity activity)
    {
        string text = activity.Text ?? "";
        int from = 0;
        foreach (Entity entity in activity.Entities)
        {
            if (entity.Mention is not { Text.Length: > 0 } mention || Find(text, mention.Text, from) is not (>= 0 and int at))
                continue;

            if (IsOfRecipient(entity, activity))
                (text, from) = (Cut(text, at, mention.Text.Length), at);
            else
                from = at + mention.Text.Length;
        }

        return Soften(text).Trim();
    }

    private static bool IsOfRecipient(Entity entity, Activity activity) =>
        entity.Mention is { } mention && mention.Id == activity.Recipient?.Id;

    private static int Find(string text, string mention, int from)
    {
        int at = text.IndexOf(mention, Math.Min(from, text.Length), StringComparison.Ordinal);
        return at >= 0 ? at : text.IndexOf(mention, StringComparison.Ordinal);
    }

    /// <summary>One of the two spaces that would meet goes with the mention.</summary>
    private static string Cut(string text, int at, int length)
    {
        int end = at + length;
        bool spaceBefore = at == 0 || char.IsWhiteSpace(text[at - 1]);
        if (spaceBefore && end < text.Length && text[end] == ' ')
            end++;

        return string.Concat(text.AsSpan(0, at), text.AsSpan(end));
    }

    private static string Soften(string text) =>
        text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Replace('\u00a0', ' ');
}
