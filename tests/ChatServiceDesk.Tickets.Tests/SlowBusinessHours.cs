namespace ChatServiceDesk.Tickets.Tests;

/// <summary>Business hours as one would count them on a wall clock: minute by minute. Slow, and too simple to be wrong.</summary>
/// <remarks>Right for shifts that don't start or end within the hour that the end of daylight saving repeats.</remarks>
internal sealed class SlowBusinessHours(TimeZoneInfo zone, IReadOnlyCollection<BusinessHours.Shift> shifts, IReadOnlyCollection<DateOnly> holidays)
{
    /// <param name="start">A whole minute.</param>
    /// <param name="minutes">How many working minutes pass; none leads to the next moment of work.</param>
    public DateTimeOffset Add(DateTimeOffset start, int minutes)
    {
        DateTimeOffset minute = start.ToUniversalTime();
        while (!IsWorking(minute))
        {
            minute = minute.AddMinutes(1);
        }

        for (int left = minutes; left > 0; minute = minute.AddMinutes(1))
        {
            left -= IsWorking(minute) ? 1 : 0;
        }

        return minute;
    }

    public bool IsWorking(DateTimeOffset moment)
    {
        DateTime local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        TimeOnly time = TimeOnly.FromDateTime(local);
        return !holidays.Contains(DateOnly.FromDateTime(local))
            && shifts.Any(shift => shift.Day == local.DayOfWeek && shift.From <= time && (time < shift.To || shift.To == TimeOnly.MaxValue));
    }
}
