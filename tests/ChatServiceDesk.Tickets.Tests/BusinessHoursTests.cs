using System.Globalization;

namespace ChatServiceDesk.Tickets.Tests;

/// <summary>23 November 2026 is a Monday.</summary>
public sealed class BusinessHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    private static readonly BusinessHours Office = new(TimeZoneInfo.Utc, On(Weekdays, "08:00-18:00"), [new DateOnly(2026, 12, 25)]);

    [Theory]
    [InlineData("2026-11-23 09:00", 60, "2026-11-23 10:00")] // Inside a shift.
    [InlineData("2026-11-23 05:00", 60, "2026-11-23 09:00")] // Before it.
    [InlineData("2026-11-23 20:00", 60, "2026-11-24 09:00")] // After it.
    [InlineData("2026-11-23 17:30", 60, "2026-11-24 08:30")] // Across a night.
    [InlineData("2026-11-27 17:30", 60, "2026-11-30 08:30")] // Across a weekend.
    [InlineData("2026-11-28 12:00", 60, "2026-11-30 09:00")] // From a weekend.
    [InlineData("2026-12-24 17:30", 60, "2026-12-28 08:30")] // Across a holiday and a weekend.
    [InlineData("2026-12-25 12:00", 60, "2026-12-28 09:00")] // From a holiday.
    [InlineData("2026-11-23 17:00", 60, "2026-11-23 18:00")] // To the exact end of a shift.
    [InlineData("2026-11-23 18:00", 1, "2026-11-24 08:01")] // From the exact end.
    [InlineData("2026-11-23 08:00", 600, "2026-11-23 18:00")] // A whole shift.
    [InlineData("2026-11-23 08:00", 3000, "2026-11-27 18:00")] // A whole week.
    [InlineData("2026-11-23 08:00", 3001, "2026-11-30 08:01")]
    [InlineData("2026-11-23 09:00", 0, "2026-11-23 09:00")] // No time at all.
    [InlineData("2026-11-23 18:00", 0, "2026-11-24 08:00")]
    [InlineData("2026-11-28 12:00", 0, "2026-11-30 08:00")]
    public void Only_working_time_counts(string start, int minutes, string end) =>
        Assert.Equal(Utc(end), Office.Add(Utc(start), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-11-23 11:30", 60, "2026-11-23 13:30")]
    [InlineData("2026-11-23 12:30", 60, "2026-11-23 14:00")]
    [InlineData("2026-11-23 08:00", 480, "2026-11-23 17:00")]
    [InlineData("2026-11-23 16:30", 60, "2026-11-24 08:30")]
    public void A_break_between_two_shifts_does_not_count(string start, int minutes, string end)
    {
        BusinessHours hours = new(TimeZoneInfo.Utc, [.. On(Weekdays, "13:00-17:00"), .. On(Weekdays, "08:00-12:00")], []);

        Assert.Equal(Utc(end), hours.Add(Utc(start), TimeSpan.FromMinutes(minutes)));
    }

    [Theory]
    [InlineData("2026-11-23 23:00", 60, "2026-11-24 00:00")]
    [InlineData("2026-11-23 23:00", 61, "2026-11-24 00:01")]
    [InlineData("2026-11-23 22:00", 480, "2026-11-24 06:00")]
    [InlineData("2026-11-24 06:00", 1, "2026-11-24 22:01")]
    public void A_night_is_worked_through_midnight_without_losing_a_tick(string start, int minutes, string end)
    {
        BusinessHours night = new(TimeZoneInfo.Utc, [.. On(EveryDay, "22:00-24:00"), .. On(EveryDay, "00:00-06:00")], []);

        Assert.Equal(Utc(end), night.Add(Utc(start), TimeSpan.FromMinutes(minutes)));
    }

    [Fact]
    public void Whole_days_in_a_row_are_as_good_as_around_the_clock()
    {
        BusinessHours wholeDays = new(TimeZoneInfo.Utc, On(EveryDay, "00:00-24:00"), []);
        DateTimeOffset start = Utc("2026-11-23 09:00");

        Assert.Equal(start.AddDays(30), wholeDays.Add(start, TimeSpan.FromDays(30)));
        Assert.Equal(BusinessHours.Always.Add(start, TimeSpan.FromDays(30)), wholeDays.Add(start, TimeSpan.FromDays(30)));
    }

    /// <summary>29 March and 25 October 2026 in Berlin, 8 March and 1 November in New York; all are Sundays.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28 23:00", 300, "2026-03-29 04:00")] // 00:00 to 06:00, of which an hour is skipped.
    [InlineData("Europe/Berlin", "2026-03-28 23:00", 301, "2026-03-29 22:01")]
    [InlineData("Europe/Berlin", "2026-10-24 22:00", 420, "2026-10-25 05:00")] // 00:00 to 06:00, of which an hour is repeated.
    [InlineData("Europe/Berlin", "2026-10-24 22:00", 421, "2026-10-25 23:01")]
    [InlineData("America/New_York", "2026-03-08 05:00", 300, "2026-03-08 10:00")]
    [InlineData("America/New_York", "2026-03-08 05:00", 301, "2026-03-09 04:01")]
    [InlineData("America/New_York", "2026-11-01 04:00", 420, "2026-11-01 11:00")]
    [InlineData("America/New_York", "2026-11-01 04:00", 421, "2026-11-02 05:01")]
    public void A_shift_across_a_change_of_the_clocks_is_as_long_as_it_really_is(string zone, string start, int minutes, string end)
    {
        BusinessHours hours = new(TimeZoneInfo.FindSystemTimeZoneById(zone), On(EveryDay, "00:00-06:00"), []);

        Assert.Equal(Utc(end), hours.Add(Utc(start), TimeSpan.FromMinutes(minutes)));
    }

    [Fact]
    public void The_office_opens_at_the_same_local_time_before_and_after_a_change_of_the_clocks()
    {
        BusinessHours berlin = new(Berlin, On(EveryDay, "08:00-18:00"), []);

        Assert.Equal(Utc("2026-03-28 07:30"), berlin.Add(Utc("2026-03-28 00:00"), TimeSpan.FromMinutes(30)));
        Assert.Equal(Utc("2026-03-29 06:30"), berlin.Add(Utc("2026-03-29 00:00"), TimeSpan.FromMinutes(30)));
        Assert.Equal(Utc("2026-10-25 07:30"), berlin.Add(Utc("2026-10-25 00:00"), TimeSpan.FromMinutes(30)));
    }

    [Theory]
    [InlineData("02:00-06:00")]
    [InlineData("02:15-06:00")]
    [InlineData("02:30-06:00")]
    [InlineData("02:59-06:00")]
    public void A_shift_that_starts_in_the_skipped_hour_starts_when_the_clocks_have_gone_forward(string shift)
    {
        BusinessHours hours = new(Berlin, On([DayOfWeek.Sunday], shift), []);

        Assert.Equal(Utc("2026-03-29 01:01"), hours.Add(Utc("2026-03-29 00:00"), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_shift_that_lies_in_the_skipped_hour_does_not_take_place()
    {
        BusinessHours hours = new(Berlin, On([DayOfWeek.Sunday], "02:10-02:50"), []);

        Assert.Equal(Utc("2026-04-05 00:11"), hours.Add(Utc("2026-03-29 00:00"), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Shifts_that_meet_in_the_repeated_hour_leave_no_gap_and_do_not_overlap()
    {
        BusinessHours hours = new(Berlin, On([DayOfWeek.Sunday], "00:00-02:30", "02:30-06:00"), []);

        Assert.Equal(Utc("2026-10-25 05:00"), hours.Add(Utc("2026-10-24 22:00"), TimeSpan.FromHours(7)));
    }

    [Fact]
    public void A_holiday_is_a_local_day()
    {
        BusinessHours hours = new(NewYork, On(EveryDay, "00:00-24:00"), [new DateOnly(2026, 12, 25)]);

        Assert.Equal(Utc("2026-12-26 05:30"), hours.Add(Utc("2026-12-25 04:30"), TimeSpan.FromMinutes(60)));
    }

    [Fact]
    public void The_result_is_in_UTC_whatever_the_offset_of_the_start()
    {
        DateTimeOffset start = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.Zero, Office.Add(start, TimeSpan.FromMinutes(5)).Offset);
        Assert.Equal(Utc("2026-11-23 09:05"), Office.Add(start, TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.Zero, BusinessHours.Always.Add(start, TimeSpan.FromMinutes(5)).Offset);
    }

    [Fact]
    public void Around_the_clock_time_is_simply_added() =>
        Assert.Equal(Utc("2026-12-26 00:00"), BusinessHours.Always.Add(Utc("2026-12-25 00:00"), TimeSpan.FromDays(1)));

    [Fact]
    public void Time_does_not_run_backwards()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.Add(Utc("2026-11-23 09:00"), TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessHours.Always.Add(Utc("2026-11-23 09:00"), TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void A_closure_of_a_year_is_waited_for_and_a_longer_one_is_a_mistake()
    {
        DateOnly first = new(2027, 1, 1);
        DateTimeOffset start = Utc("2027-01-01 00:00");
        BusinessHours year = new(TimeZoneInfo.Utc, On(EveryDay, "08:00-18:00"), [.. Enumerable.Range(0, 365).Select(first.AddDays)]);
        BusinessHours longer = new(TimeZoneInfo.Utc, On(EveryDay, "08:00-18:00"), [.. Enumerable.Range(0, 401).Select(first.AddDays)]);

        Assert.Equal(Utc("2028-01-01 09:00"), year.Add(start, TimeSpan.FromHours(1)));
        Assert.Throws<InvalidOperationException>(() => longer.Add(start, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Work_may_take_years() =>
        Assert.Equal(Utc("2030-11-25 09:00"), new BusinessHours(TimeZoneInfo.Utc, On([DayOfWeek.Monday], "08:00-09:00"), []).Add(Utc("2026-11-23 08:00"), TimeSpan.FromHours(210)));

    [Theory]
    [InlineData("09:00-08:00")]
    [InlineData("09:00-09:00")]
    [InlineData("08:00-12:00", "11:59-18:00")]
    [InlineData("13:00-18:00", "08:00-13:01")]
    public void Shifts_that_end_before_they_start_or_overlap_make_no_calendar(params string[] shifts) =>
        Assert.Throws<ArgumentException>(() => new BusinessHours(TimeZoneInfo.Utc, On([DayOfWeek.Monday], shifts), []));

    [Fact]
    public void Shifts_may_touch_and_may_overlap_in_the_hours_of_different_days()
    {
        BusinessHours hours = new(TimeZoneInfo.Utc, [.. On([DayOfWeek.Monday], "08:00-12:00", "12:00-18:00"), .. On([DayOfWeek.Tuesday], "09:00-17:00")], []);

        Assert.Equal(Utc("2026-11-24 10:00"), hours.Add(Utc("2026-11-23 08:00"), TimeSpan.FromHours(11)));
    }

    [Fact]
    public void A_calendar_without_a_shift_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => new BusinessHours(TimeZoneInfo.Utc, [], []));

    internal static BusinessHours.Shift[] On(IEnumerable<DayOfWeek> days, params string[] shifts) =>
        [.. from day in days from shift in shifts select new BusinessHours.Shift(day, Time(shift[..5]), Time(shift[6..]))];

    private static TimeOnly Time(string text) => text == "24:00" ? TimeOnly.MaxValue : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
