using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Preferences;

/// <summary>What somebody types to say how much they want to hear, in four languages: <c>notify important</c>, <c>Ruhezeit 20-7</c>. Only the whole message counts, so that "notify me when the printer works" stays a report.</summary>
/// <param name="Level">How much; <see langword="null"/> to leave that.</param>
/// <param name="Quiet">Quiet hours, <see cref="Wishes.NoQuiet"/>, or <see cref="OfDesk"/>; <see langword="null"/> to leave them.</param>
/// <param name="IsUnclear">It begins like one and goes on otherwise.</param>
internal sealed record NotifyCommand(NotifyLevel? Level, string? Quiet, bool IsUnclear = false)
{
    public const string OfDesk = "default";

    private const int MostWords = 6;

    private static readonly HashSet<string> Heads = new(StringComparer.Ordinal)
    {
        "notify", "notifications", "notification", "benachrichtigungen", "benachrichtigung", "notificaciones", "avisos",
    };

    private static readonly Dictionary<string, NotifyLevel> Levels = new(StringComparer.Ordinal)
    {
        ["all"] = NotifyLevel.All, ["everything"] = NotifyLevel.All, ["alle"] = NotifyLevel.All, ["alles"] = NotifyLevel.All,
        ["toutes"] = NotifyLevel.All, ["tout"] = NotifyLevel.All, ["todas"] = NotifyLevel.All, ["todo"] = NotifyLevel.All,
        ["important"] = NotifyLevel.Important, ["wichtig"] = NotifyLevel.Important, ["wichtige"] = NotifyLevel.Important, ["wichtiges"] = NotifyLevel.Important,
        ["importantes"] = NotifyLevel.Important, ["importante"] = NotifyLevel.Important,
        ["none"] = NotifyLevel.None, ["nothing"] = NotifyLevel.None, ["off"] = NotifyLevel.None, ["keine"] = NotifyLevel.None, ["aus"] = NotifyLevel.None,
        ["aucune"] = NotifyLevel.None, ["rien"] = NotifyLevel.None, ["ninguna"] = NotifyLevel.None, ["nada"] = NotifyLevel.None,
    };

    private static readonly HashSet<string> QuietWords = new(StringComparer.Ordinal)
    {
        "quiet", "hours", "ruhe", "ruhezeit", "ruhezeiten", "heures", "calmes", "calme", "silence", "horas", "silencio", "de",
    };

    private static readonly string[] QuietHeads = ["quiet hours", "quiet", "ruhezeiten", "ruhezeit", "heures calmes", "heures de silence", "horas de silencio"];

    private static readonly HashSet<string> Offs = new(StringComparer.Ordinal) { "off", "none", "aus", "keine", "non", "aucune", "no", "ninguna" };

    private static readonly HashSet<string> Defaults = new(StringComparer.Ordinal) { "default", "standard", "défaut", "predeterminado" };

    /// <summary>Shows how it is, and changes nothing.</summary>
    private bool IsOnlyAsking => Level is null && Quiet is null && !IsUnclear;

    /// <returns><see langword="null"/> for what is no such command.</returns>
    public static NotifyCommand? Read(string text)
    {
        string[] words = text.ToLowerInvariant().Trim().TrimEnd('.', '!', '?').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords)
        {
            return null;
        }

        return Heads.Contains(words[0]) ? AfterHead(words[1..])
            : QuietHeads.Any(head => string.Join(' ', words).StartsWith(head, StringComparison.Ordinal)) && ReadQuiet(words) is { IsUnclear: false } quiet && (!quiet.IsOnlyAsking || words.Length > 1 || words[0] != "quiet") ? quiet
            : null;
    }

    private static NotifyCommand? AfterHead(string[] words) => words switch
    {
        [] => new NotifyCommand(null, null),
        [var level] when Levels.TryGetValue(level, out NotifyLevel named) => new NotifyCommand(named, null),
        [var first, ..] when QuietWords.Contains(first) => ReadQuiet(words),
        [_] => new NotifyCommand(null, null, IsUnclear: true),
        _ => null,
    };

    private static NotifyCommand ReadQuiet(string[] words) => string.Concat(words.SkipWhile(QuietWords.Contains)) switch
    {
        "" => new NotifyCommand(null, null),
        var off when Offs.Contains(off) => new NotifyCommand(null, Wishes.NoQuiet),
        var own when Defaults.Contains(own) => new NotifyCommand(null, OfDesk),
        var hours when QuietHours.TryParse(hours, out QuietHours read) => new NotifyCommand(null, read.ToString()),
        _ => new NotifyCommand(null, null, IsUnclear: true),
    };

    public Wishes Apply(Wishes wishes) => new(Level ?? wishes.Level, Quiet switch
    {
        null => wishes.Quiet,
        OfDesk => null,
        _ => Quiet,
    });
}
