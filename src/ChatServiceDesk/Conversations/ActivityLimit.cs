using ChatServiceDesk.Configuration;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>How much one person can have the desk do: a bucket for each that refills evenly. Whoever empties it is asked once to wait, and is heard again when it has some room.</summary>
internal sealed class ActivityLimit(DeskSettings settings, DeskMetrics metrics)
{
    /// <summary>How long somebody who has sent too much has to wait at least; less would be of no use to a person, and an invitation to a script.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>After this time a bucket is full again, which is the same as none.</summary>
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    /// <summary>What has been filled in by many small sums may fall short of 1 by a rounding error.</summary>
    private const double AlmostOne = 1 - 1e-6;

    private readonly Dictionary<(string Tenant, PersonId Person), Bucket> _buckets = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _nextTidying = DateTimeOffset.MinValue;

    private int PerMinute => settings.Limits.ActivitiesPerMinute;

    /// <summary>How many people it remembers.</summary>
    internal int Remembered
    {
        get
        {
            lock (_gate)
            {
                return _buckets.Count;
            }
        }
    }

    /// <summary>Counts the activity.</summary>
    /// <returns>What is to be said instead of its effect, <see langword="null"/> when there is room for it.</returns>
    public Refusal? Refuse(Turn turn)
    {
        // What Teams itself reports, an installation say, is nothing that a person could be asked to do less of.
        if (PerMinute == 0 || turn.Activity.Type is not (ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.Invoke))
        {
            return null;
        }

        TimeSpan wait;
        bool isFirst;
        lock (_gate)
        {
            Tidy(turn.Now);
            if (Take((turn.Tenant, turn.Person.Id), turn.Now) is not { } refused)
            {
                return null;
            }

            (wait, isFirst) = refused;
        }

        metrics.Limited();
        return new Refusal(wait, isFirst || turn.IsInvoke);
    }

    /// <returns>How long to wait, and whether nobody has said so yet; <see langword="null"/> when one was taken.</returns>
    private (TimeSpan Wait, bool IsFirst)? Take((string Tenant, PersonId Person) who, DateTimeOffset now)
    {
        Bucket bucket = _buckets.TryGetValue(who, out Bucket known) ? known.At(now, PerMinute) : new Bucket(PerMinute, now, now);
        TimeSpan pause = Refill / PerMinute > Pause ? Refill / PerMinute : Pause;
        bool isDry = now < bucket.ClosedUntil && bucket.ClosedUntil - now <= pause; // A clock that was set back must not shut anybody out.
        if (!isDry && bucket.Left >= AlmostOne)
        {
            _buckets[who] = bucket with { Left = Math.Max(0, bucket.Left - 1) };
            return null;
        }

        _buckets[who] = isDry ? bucket : bucket with { ClosedUntil = now + pause };
        return (_buckets[who].ClosedUntil - now, !isDry);
    }

    private void Tidy(DateTimeOffset now)
    {
        if (now < _nextTidying)
        {
            return;
        }

        _nextTidying = now + Refill;
        foreach (var (who, _) in _buckets.Where(bucket => now - bucket.Value.Since >= Refill).ToArray())
        {
            _buckets.Remove(who);
        }
    }

    /// <param name="Wait">How long the person has to wait.</param>
    /// <param name="IsSaid">Whether they are told; once is enough, but who has pressed a button gets an answer.</param>
    internal readonly record struct Refusal(TimeSpan Wait, bool IsSaid)
    {
        public TurnOutcome Answer(Turn turn) => IsSaid ? turn.Say(turn.Texts.Say("Turns.TooMuch", Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds)))) : TurnOutcome.Nothing;
    }

    /// <param name="Left">How many more there is room for.</param>
    /// <param name="Since">When that was so.</param>
    /// <param name="ClosedUntil">Nothing is taken before.</param>
    private readonly record struct Bucket(double Left, DateTimeOffset Since, DateTimeOffset ClosedUntil)
    {
        public Bucket At(DateTimeOffset now, int perMinute) =>
            this with { Left = Math.Min(perMinute, Left + (Math.Max(0, (now - Since) / Refill) * perMinute)), Since = now };
    }
}
