namespace ChatServiceDesk.Classifier;

/// <summary>How often each person may have the second ear asked in an hour, counted from their first message.</summary>
internal sealed class PersonQuota(int perHour, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (long Since, int Count)> _people = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _tidied = clock.GetTimestamp();

    public bool TryTake(string person)
    {
        if (perHour == 0) return true;
        lock (_gate)
        {
            Tidy();
            (long since, int count) = _people.TryGetValue(person, out var known) && clock.GetElapsedTime(known.Since) < Hour ? known : (clock.GetTimestamp(), 0);
            _people[person] = (since, Math.Min(count + 1, perHour));
            return count < perHour;
        }
    }

    public void GiveBack(string person)
    {
        lock (_gate)
        {
            if (_people.TryGetValue(person, out var known)) _people[person] = known with { Count = Math.Max(0, known.Count - 1) };
        }
    }

    private void Tidy()
    {
        if (clock.GetElapsedTime(_tidied) < Hour) return;
        _tidied = clock.GetTimestamp();
        foreach (string gone in _people.Where(person => clock.GetElapsedTime(person.Value.Since) >= Hour).Select(person => person.Key).ToArray()) _people.Remove(gone);
    }
}
