using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Rules;

/// <summary>The words that added most to the labels that won.</summary>
internal static class Reasons
{
    private const int Most = 5;

    /// <summary>A word that adds less than this share of the strongest one is no reason.</summary>
    private const float LeastShare = 0.2f;

    public static IReadOnlyList<string> Of(Reading reading, Model model, ReadOnlySpan<Feature> features, ReadOnlySpan<int> columns)
    {
        FoldedText text = reading.Text;
        float[] added = new float[text.Tokens.Count];
        foreach (Feature feature in features)
        {
            if (feature.Token < 0) continue;
            foreach (int column in columns) added[feature.Token] += model.Contribution(feature, column);
        }

        int[] order = [.. Enumerable.Range(0, added.Length).Where(i => text.Tokens[i].IsWord && added[i] > 0).OrderByDescending(i => added[i])];
        return [.. order.Where(i => added[i] >= LeastShare * added[order[0]]).Select(i => text.Written(text.Tokens[i])).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }
}
