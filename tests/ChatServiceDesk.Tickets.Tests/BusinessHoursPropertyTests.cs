namespace ChatServiceDesk.Tickets.Tests;

/// <summary>What holds for any calendar, any start and any time: many of each, drawn with a seed, most of them near a change of the clocks.</summary>
public sealed class BusinessHoursPropertyTests
{
    private const int Draws = 150;

    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 3, 6, 0, 0, 0, TimeSpan.Zero), // New York goes forward on the 8th,
        new(2026, 3, 27, 0, 0, 0, TimeSpan.Zero), // Berlin on the 29th,
        new(2026, 10, 2, 0, 0, 0, TimeSpan.Zero), // Lord Howe on 4 October, by half an hour;
        new(2026, 10, 23, 0, 0, 0, TimeSpan.Zero), // Berlin goes back on the 25th,
        new(2026, 10, 30, 0, 0, 0, TimeSpan.Zero), // New York on 1 November.
        new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Draws)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Counting_at_once_ends_where_counting_minute_by_minute_ends(int seed)
    {
        Drawn drawn = Draw(new Random(seed));

        Assert.Equal(drawn.Slow.Add(drawn.Start, drawn.First), drawn.Hours.Add(drawn.Start, Minutes(drawn.First)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_time_between_is_what_was_added(int seed)
    {
        Drawn drawn = Draw(new Random(seed));

        DateTimeOffset end = drawn.Hours.Add(drawn.Start, Minutes(drawn.First));

        Assert.Equal(Minutes(drawn.First), drawn.Hours.Between(drawn.Start, end));
        Assert.Equal(TimeSpan.Zero, drawn.Hours.Between(end, drawn.Start));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Working_on_after_a_pause_ends_where_working_through_ends(int seed)
    {
        Drawn drawn = Draw(new Random(seed));

        DateTimeOffset paused = drawn.Hours.Add(drawn.Hours.Add(drawn.Start, Minutes(drawn.First)), Minutes(drawn.Second));

        Assert.Equal(drawn.Hours.Add(drawn.Start, Minutes(drawn.First + drawn.Second)), paused);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_last_moment_of_work_lies_in_a_shift(int seed)
    {
        Drawn drawn = Draw(new Random(seed));

        Assert.True(drawn.Slow.IsWorking(drawn.Hours.Add(drawn.Start, Minutes(drawn.Second)).AddTicks(-1)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void More_work_or_a_later_start_never_ends_earlier(int seed)
    {
        Drawn drawn = Draw(new Random(seed));
        DateTimeOffset end = drawn.Hours.Add(drawn.Start, Minutes(drawn.First));

        Assert.True(drawn.Hours.Add(drawn.Start, Minutes(drawn.First).Add(TimeSpan.FromTicks(1))) > end);
        Assert.True(drawn.Hours.Add(drawn.Start.AddTicks(1), Minutes(drawn.First)) >= end);
        Assert.True(end >= drawn.Start + Minutes(drawn.First));
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static Drawn Draw(Random random)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
        List<BusinessHours.Shift> shifts = [new(DayOfWeek.Sunday, TimeOnly.MinValue, new TimeOnly(random.Next(4, 9), 30))];
        foreach (DayOfWeek day in Enum.GetValues<DayOfWeek>().Where(_ => random.Next(4) > 0))
        {
            int morning = random.Next(9, 12);
            int noon = random.Next(morning + 1, 14);
            shifts.Add(new(day, new TimeOnly(morning, random.Next(60)), new TimeOnly(noon, 0)));
            int evening = random.Next(noon, 23);
            shifts.Add(new(day, new TimeOnly(evening, random.Next(60)), random.Next(3) > 0 ? new TimeOnly(23, 0) : TimeOnly.MaxValue));
        }

        DateTimeOffset start = Starts[random.Next(Starts.Length)].AddMinutes(random.Next(4 * 1440));
        DateOnly[] holidays = [DateOnly.FromDateTime(start.Date).AddDays(random.Next(5))];
        return new Drawn(
            new BusinessHours(zone, shifts, holidays), new SlowBusinessHours(zone, shifts, holidays), start, random.Next(2000), random.Next(1, 2000));
    }

    /// <param name="Hours">A calendar.</param>
    /// <param name="Slow">The same, counted on a wall clock.</param>
    /// <param name="Start">A whole minute.</param>
    /// <param name="First">Working minutes, perhaps none.</param>
    /// <param name="Second">Working minutes, at least one.</param>
    private sealed record Drawn(BusinessHours Hours, SlowBusinessHours Slow, DateTimeOffset Start, int First, int Second);
}
