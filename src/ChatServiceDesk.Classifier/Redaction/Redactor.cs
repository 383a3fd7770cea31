using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>
/// Takes out of a text what must not be read by others and leaves what an agent needs. In time that grows with the text's length and no faster.
/// To redact twice is to redact once; a finding makes the text longer by 12 characters at most; no surrogate pair is ever split.
/// Safe to use from many threads at once.
/// </summary>
public sealed class Redactor
{
    /// <summary>Kinds that nobody should keep.</summary>
    public static IReadOnlyList<SensitiveKind> Secrets { get; } = [SensitiveKind.PrivateKey, SensitiveKind.Token, SensitiveKind.Password, SensitiveKind.Code];

    /// <summary>What is taken out can make something else visible beside it, so the rest is searched again. Nobody writes what needs more rounds than these.</summary>
    private const int MostRounds = 8;

    private readonly HashSet<SensitiveKind> _kinds;
    private readonly string[] _ownDomains;

    public Redactor(RedactorOptions options)
    {
        _kinds = [.. options.Kinds];
        _ownDomains = [.. options.OwnDomains];
    }

    public Redacted Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Finding> found = [];
        if (Suspicion.IsCalledFor(text))
        {
            foreach ((int start, int end) in Markers.Between(text)) Search(text, start, end, 0, found);
        }

        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return new Redacted(found.Count == 0 ? text : Replace(text, found), found);
    }

    /// <summary>Searches until nothing is left to find, so that a second reading of the outcome finds nothing either.</summary>
    private void Search(string text, int start, int end, int round, List<Finding> found)
    {
        List<Finding> here = end > start ? FindIn(text.AsSpan(start, end - start)) : [];
        if (here.Count > 0 && round == MostRounds)
        {
            found.Add(new Finding(here[0].Kind, start, end - start));
            return;
        }

        int from = start;
        foreach (Finding finding in here)
        {
            Finding placed = finding with { Start = start + finding.Start };
            found.Add(placed);
            Search(text, from, placed.Start, round + 1, found);
            from = placed.End;
        }

        if (here.Count > 0) Search(text, from, end, round + 1, found);
    }

    private List<Finding> FindIn(ReadOnlySpan<char> text)
    {
        List<Finding> found = [];
        PrivateKeys.Find(text, found);
        KeysAndTokens.Find(text, found);
        UrlPasswords.Find(text, found);
        SpokenSecrets.Find(text, found);
        Ibans.Find(text, found);
        LetteredIds.Find(text, found);
        MailAddresses.Find(text, _ownDomains, found);
        foreach (NumberRun run in NumberRun.In(text))
        {
            RecoveryKeys.Find(run, found);
            CardNumbers.Find(text, run, found);
            NumberedIds.Find(text, run, found);
            PhoneNumbers.Find(text, run, found);
        }

        found.RemoveAll(finding => !_kinds.Contains(finding.Kind));
        for (int i = 0; i < found.Count; i++) found[i] = Whole(text, found[i]);
        return Overlaps.Resolve(found, text.Length);
    }

    /// <summary>Neither half a surrogate pair nor an accent without its letter stays behind.</summary>
    private static Finding Whole(ReadOnlySpan<char> text, Finding finding)
    {
        int start = finding.Start;
        int end = finding.End;
        if (start > 0 && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end++;
        while (end < text.Length && IsMark(text[end])) end++;
        return finding with { Start = start, Length = end - start };
    }

    private static bool IsMark(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string Replace(string text, List<Finding> found)
    {
        StringBuilder redacted = new(text.Length + found.Count);
        int from = 0;
        foreach (Finding finding in found)
        {
            redacted.Append(text, from, finding.Start - from).Append(Markers.Of(finding.Kind));
            from = finding.End;
        }

        return redacted.Append(text, from, text.Length - from).ToString();
    }
}
