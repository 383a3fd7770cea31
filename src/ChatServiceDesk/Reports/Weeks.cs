using System.Globalization;

namespace ChatServiceDesk.Reports;

/// <summary>ISO 8601 weeks, in UTC: from Monday to Sunday, and the first is the one with the year's first Thursday.</summary>
internal static class Weeks
{
    /// <returns>Such as <c>2026-W48</c>; sorts as text.</returns>
    public static string NameOf(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(moment.UtcDateTime)}-W{ISOWeek.GetWeekOfYear(moment.UtcDateTime):D2}");

    /// <summary>The Monday with which so many weeks begin, of which the last is the current one.</summary>
    public static DateTimeOffset StartOfFirst(int weeks, DateTimeOffset now) => StartOf(now).AddDays(-7 * (weeks - 1));

    /// <summary>The Monday, at midnight.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset moment)
    {
        DateTime day = moment.UtcDateTime.Date;
        return new DateTimeOffset(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), TimeSpan.Zero);
    }
}
