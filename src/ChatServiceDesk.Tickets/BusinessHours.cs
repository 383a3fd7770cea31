namespace ChatServiceDesk.Tickets;

/// <summary>The hours in which the desk works. A shift starts and ends on the same local day; a night shift is two shifts.</summary>
public sealed class BusinessHours
{
    /// <summary>Days without a shift that are searched before giving up: a calendar that is closed for longer is a mistake.</summary>
    private const int LongestClosure = 400;

    private readonly TimeZoneInfo? _zone;
    private readonly ILookup<DayOfWeek, Shift> _shifts;
    private readonly HashSet<DateOnly> _holidays;

    private BusinessHours()
    {
        _shifts = Enumerable.Empty<Shift>().ToLookup(shift => shift.Day);
        _holidays = [];
    }

    /// <exception cref="ArgumentException">No shift at all, a shift that ends before it starts, or two that overlap.</exception>
    public BusinessHours(TimeZoneInfo zone, IReadOnlyCollection<Shift> shifts, IReadOnlyCollection<DateOnly> holidays)
    {
        if (shifts.Count == 0)
        {
            throw new ArgumentException("Business hours need at least one shift.", nameof(shifts));
        }

        foreach (IGrouping<DayOfWeek, Shift> day in shifts.GroupBy(shift => shift.Day))
        {
            Shift[] inOrder = [.. day.OrderBy(shift => shift.From)];
            if (inOrder.Any(shift => shift.To <= shift.From) || inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.Second.From < pair.First.To))
            {
                throw new ArgumentException($"The shifts of {day.Key} end before they start or overlap.", nameof(shifts));
            }
        }

        _zone = zone;
        _shifts = shifts.OrderBy(shift => shift.From).ToLookup(shift => shift.Day);
        _holidays = [.. holidays];
    }

    /// <summary>Around the clock, every day.</summary>
    public static BusinessHours Always { get; } = new();

    /// <param name="Day">The local day of the week.</param>
    /// <param name="From">Local start, included.</param>
    /// <param name="To">Local end, excluded; 23:59:59.9999999 stands for midnight.</param>
    public readonly record struct Shift(DayOfWeek Day, TimeOnly From, TimeOnly To);

    /// <summary>The moment when <paramref name="working"/> has passed inside business hours, UTC.</summary>
    /// <remarks>Time that ends with a shift ends there and not at the start of the next one; no time at all ends where work can begin.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Negative time.</exception>
    /// <exception cref="InvalidOperationException">No business hours within the next 400 days.</exception>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        if (_zone is null)
        {
            return start.ToUniversalTime() + working;
        }

        DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, _zone).DateTime);
        TimeSpan left = working;
        for (int closed = 0; closed < LongestClosure; day = day.AddDays(1), closed++)
        {
            foreach (Shift shift in ShiftsOn(day))
            {
                (DateTimeOffset from, DateTimeOffset to) = Moments(day, shift);
                DateTimeOffset begin = start > from ? start.ToUniversalTime() : from;
                if (begin >= to)
                {
                    continue;
                }

                closed = 0;
                if (left <= to - begin)
                {
                    return begin + left;
                }

                left -= to - begin;
            }
        }

        throw new InvalidOperationException($"No business hours within {LongestClosure} days.");
    }

    /// <summary>The working time between two moments; none if the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from || _zone is null)
        {
            return to <= from ? TimeSpan.Zero : to - from;
        }

        TimeSpan worked = TimeSpan.Zero;
        DateOnly last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(to, _zone).DateTime);
        for (DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, _zone).DateTime); day <= last; day = day.AddDays(1))
        {
            foreach (Shift shift in ShiftsOn(day))
            {
                (DateTimeOffset opens, DateTimeOffset closes) = Moments(day, shift);
                (DateTimeOffset begin, DateTimeOffset end) = (from > opens ? from : opens, to < closes ? to : closes);
                worked += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return worked;
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes) Moments(DateOnly day, Shift shift) =>
        (Utc(day, shift.From), shift.To == TimeOnly.MaxValue ? Utc(day.AddDays(1), TimeOnly.MinValue) : Utc(day, shift.To));

    private IEnumerable<Shift> ShiftsOn(DateOnly day) => _holidays.Contains(day) ? [] : _shifts[day.DayOfWeek];

    /// <remarks>A local time that daylight saving skips counts from the moment the clocks have gone forward.</remarks>
    private DateTimeOffset Utc(DateOnly day, TimeOnly time)
    {
        TimeZoneInfo zone = _zone!; // Only called when there is a zone.
        DateTime local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
        }

        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero);
    }
}
