using System.Globalization;

namespace ChatServiceDesk.Storage;

/// <summary>Hours of every day in which nobody is told what can wait, in the local time of whoever is told.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Excluded; earlier than <paramref name="From"/> it is that of the next day.</param>
internal readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    private static readonly string[] Formats = ["%H", "HH", "H:mm", "HH:mm", "H.mm", "HH.mm", "H'h'", "HH'h'", "H'h'mm", "HH'h'mm"];

    /// <summary>Reads <c>20-7</c>, <c>20:00-07:00</c>, <c>20h-7h30</c>.</summary>
    public static bool TryParse(string? text, out QuietHours hours)
    {
        hours = default;
        if ((text ?? "").Replace('–', '-').Split('-', StringSplitOptions.TrimEntries) is not [var from, var to] || Time(from) is not { } start || Time(to) is not { } end || start == end)
        {
            return false;
        }

        hours = new QuietHours(start, end);
        return true;
    }

    /// <returns>When the quiet hours that hold at a moment began and when they end, UTC; <see langword="null"/> when there are none then.</returns>
    public (DateTimeOffset Since, DateTimeOffset Until)? At(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        TimeOnly time = TimeOnly.FromDateTime(local);
        if (!time.IsBetween(From, To))
        {
            return null;
        }

        DateOnly day = DateOnly.FromDateTime(local);
        DateOnly began = time >= From ? day : day.AddDays(-1);
        DateTimeOffset until = Utc(From < To ? began : began.AddDays(1), To, zone);
        return until > now ? (Utc(began, From, zone), until) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");

    private static TimeOnly? Time(string text) => text is "24" or "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time
        : null;

    /// <remarks>A time that daylight saving skips is the one an hour later.</remarks>
    private static DateTimeOffset Utc(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(time);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone), TimeSpan.Zero);
    }
}
