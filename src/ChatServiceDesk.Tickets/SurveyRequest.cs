namespace ChatServiceDesk.Tickets;

/// <summary>How the requester is asked about one resolution. What was due stays beside what was done, to judge it by.</summary>
public sealed record SurveyRequest
{
    /// <summary>When they are asked, UTC; when that was decided where they are not.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><see langword="null"/> unless they are not asked.</summary>
    public SurveySkip? Skipped { get; init; }

    /// <summary><see langword="null"/> before they were asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Decided when they are asked, whatever the desk says later.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>When they are reminded unless they answer; <see langword="null"/> for never, and before they were asked.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>The last moment for an answer in time; <see langword="null"/> before they were asked.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>When it ran out without an answer; <see langword="null"/> if it has not.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }

    public bool IsWaiting => Skipped is null && AskedAt is null;

    public bool IsOpen(DateTimeOffset now) => ExpiredAt is null && now <= OpenUntil;

    /// <summary>Decides when a ticket is resolved. The one place that says who is not asked: tickets that were withdrawn, or are duplicates, or were
    /// merged into others belong here as soon as there are any.</summary>
    /// <param name="lastAsked">When the requester was last asked, or will be, about any ticket; <see langword="null"/> if never.</param>
    /// <param name="terms">The sampling rule.</param>
    /// <param name="now">When, UTC.</param>
    public static SurveyRequest Plan(DateTimeOffset? lastAsked, SurveyTerms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        SurveyRequest plan = new() { At = now + terms.Delay };
        return plan.At < lastAsked + terms.OncePer ? plan with { At = now, Skipped = SurveySkip.AskedLately }
            : terms.Delay == TimeSpan.Zero ? plan.Asked(terms, now)
            : plan;
    }

    public SurveyRequest Asked(SurveyTerms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return this with
        {
            AskedAt = now,
            IsAnonymous = terms.IsAnonymous,
            RemindAt = terms.RemindAfter > TimeSpan.Zero && terms.RemindAfter < terms.ExpiresAfter ? now + terms.RemindAfter : null,
            OpenUntil = now + terms.ExpiresAfter,
        };
    }
}
