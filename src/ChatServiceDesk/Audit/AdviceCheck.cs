using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Audit;

/// <summary>3: a message that holds a model's answer belongs to the passages that it was made of, and only such answers have thumbs.</summary>
internal static class AdviceCheck
{
    public static IEnumerable<Finding> Of(StoredPartition rows)
    {
        Dictionary<string, ShownPassage> shown = rows.Passages.ToDictionary(passage => passage.Key, StringComparer.Ordinal);
        HashSet<string> sent = new(StringComparer.Ordinal);
        foreach (AdviceMessage message in rows.AdviceMessages)
        {
            sent.Add(message.PassageKey);
            if (shown.GetValueOrDefault(message.PassageKey) is not { Advice.IsAnswered: true })
            {
                yield return new Finding(3, $"{rows.Partition} {message.Key}", "a message is said to hold an answer that nobody gave");
            }
        }

        foreach ((string key, ShownPassage passage) in shown)
        {
            if (passage.Advice is not { } advice)
            {
                continue;
            }

            bool isRated = advice.RatedAt is not null;
            if (isRated != advice.IsLiked.HasValue || (isRated && !(advice.IsAnswered && sent.Contains(key))))
            {
                yield return new Finding(3, $"{rows.Partition} {key}", "there is a thumb under an answer that nobody was sent");
            }

            if (advice.IsAnswered != advice.Sources.Length > 0)
            {
                yield return new Finding(3, $"{rows.Partition} {key}", "an answer and its sources do not go together");
            }
        }
    }
}
