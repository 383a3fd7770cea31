namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Several finders may claim the same characters.</summary>
internal static class Overlaps
{
    /// <summary>Secrets that touch the same characters become one, so that no part of one is left over; of the rest the more certain kind wins.</summary>
    /// <returns>In the order of the text, without overlaps.</returns>
    public static List<Finding> Resolve(List<Finding> found, int length)
    {
        if (found.Count < 2) return found;
        List<Finding> kept = Merge([.. found.Where(finding => finding.IsSecret)]);
        bool[] taken = new bool[length];
        foreach (Finding secret in kept) Mark(taken, secret);
        foreach (Finding finding in found.Where(finding => !finding.IsSecret).OrderBy(finding => finding.Kind).ThenBy(finding => finding.Start))
        {
            if (taken.AsSpan(finding.Start, finding.Length).Contains(true)) continue;
            Mark(taken, finding);
            kept.Add(finding);
        }

        kept.Sort((one, other) => one.Start.CompareTo(other.Start));
        return kept;
    }

    private static void Mark(bool[] taken, Finding finding) => taken.AsSpan(finding.Start, finding.Length).Fill(true);

    private static List<Finding> Merge(List<Finding> secrets)
    {
        secrets.Sort((one, other) => one.Start.CompareTo(other.Start));
        List<Finding> merged = [];
        foreach (Finding secret in secrets)
        {
            if (merged.Count > 0 && secret.Start < merged[^1].End)
            {
                Finding last = merged[^1];
                merged[^1] = new Finding(secret.Kind < last.Kind ? secret.Kind : last.Kind, last.Start, Math.Max(last.End, secret.End) - last.Start);
            }
            else
            {
                merged.Add(secret);
            }
        }

        return merged;
    }
}
