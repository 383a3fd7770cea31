namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>BitLocker's recovery keys: eight groups of six digits, each divisible by 11.</summary>
internal static class RecoveryKeys
{
    private const int Groups = 8;

    public static void Find(NumberRun run, List<Finding> found)
    {
        for (int from = 0; from + Groups <= run.Groups.Count; from++)
        {
            if (!run.HasSizes(from, 6, 6, 6, 6, 6, 6, 6, 6) || !IsKey(run, from)) continue;
            found.Add(run.Found(SensitiveKind.Token, from, Groups));
            from += Groups - 1;
        }
    }

    private static bool IsKey(NumberRun run, int from)
    {
        for (int i = from; i < from + Groups; i++)
        {
            if (run.Groups[i].Value % 11 != 0) return false;
        }

        return true;
    }
}
