using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Configuration;

/// <summary>Reads <c>surveys</c>: when requesters are asked how it went.</summary>
internal static class SurveysSection
{
    private static readonly string[] None = ["0", "0s", "0m", "0h", "0d"];

    /// <exception cref="DeskFileException">The section can't be used.</exception>
    public static SurveyTerms Read(YamlSection? section)
    {
        SurveyTerms standard = new();
        if (section is null)
        {
            return standard;
        }

        SurveyTerms terms = new()
        {
            Delay = OrNone(section, "delay", 30) ?? standard.Delay,
            RemindAfter = OrNone(section, "remindAfter", 90) ?? standard.RemindAfter,
            ExpiresAfter = AtMost(section, "expiresAfter", section.Duration("expiresAfter"), 90) ?? standard.ExpiresAfter,
            OncePer = OrNone(section, "oncePer", 365) ?? standard.OncePer,
            IsAnonymous = section.Flag("anonymous") ?? standard.IsAnonymous,
            FollowUpWithin = AtMost(section, "followUpWithin", section.Duration("followUpWithin"), 30) ?? standard.FollowUpWithin,
        };
        section.NothingElse();
        return terms.RemindAfter < terms.ExpiresAfter
            ? terms
            : throw section.Mistake(section.Keys.Contains("remindAfter") ? "remindAfter" : "expiresAfter", "must leave time between reminder and end: write a remindAfter that is shorter than expiresAfter, or 0d for no reminder");
    }

    private static TimeSpan? OrNone(YamlSection section, string key, int days) =>
        section.Text(key) is { } text && None.Contains(text, StringComparer.Ordinal) ? TimeSpan.Zero : AtMost(section, key, section.Duration(key), days);

    private static TimeSpan? AtMost(YamlSection section, string key, TimeSpan? length, int days) =>
        length > TimeSpan.FromDays(days) ? throw section.Mistake(key, $"must not be longer than {days}d") : length;
}
