namespace ChatServiceDesk.Tickets.Tests;

public sealed class TermsTests
{
    [Theory]
    [InlineData(Priority.P1)]
    [InlineData(Priority.P2)]
    [InlineData(Priority.P3)]
    [InlineData(Priority.P4)]
    [InlineData(Priority.P5)]
    public void A_priority_without_a_target_is_named(Priority missing)
    {
        Dictionary<Priority, ServiceTarget> targets = Enum.GetValues<Priority>().Where(priority => priority != missing)
            .ToDictionary(priority => priority, _ => new ServiceTarget(TimeSpan.FromHours(1), TimeSpan.FromHours(2), BusinessHours.Always));

        var error = Assert.Throws<ArgumentException>(() => new Terms(targets));

        Assert.Contains(missing.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Due_times_are_exact_to_the_tick_and_in_UTC()
    {
        ServiceTarget target = new(TimeSpan.FromTicks(1), TimeSpan.FromHours(1.5), BusinessHours.Always);
        Terms terms = new(Enum.GetValues<Priority>().ToDictionary(priority => priority, _ => target));
        DateTimeOffset berlin = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal(A.Morning.AddTicks(1), terms.FirstResponseDue(Priority.P1, berlin));
        Assert.Equal(A.Morning.AddMinutes(90), terms.ResolutionDue(Priority.P1, berlin));
        Assert.Equal(TimeSpan.Zero, terms.FirstResponseDue(Priority.P1, berlin).Offset);
    }

    [Fact]
    public void A_change_of_the_targets_afterwards_changes_no_terms()
    {
        Dictionary<Priority, ServiceTarget> targets = Enum.GetValues<Priority>()
            .ToDictionary(priority => priority, _ => new ServiceTarget(TimeSpan.FromHours(1), TimeSpan.FromHours(2), BusinessHours.Always));
        Terms terms = new(targets);

        targets.Clear();

        Assert.Equal(A.Morning.AddHours(1), terms.FirstResponseDue(Priority.P1, A.Morning));
    }

    [Fact]
    public void Without_other_words_a_ticket_closes_after_3_days_and_can_be_reopened_for_14()
    {
        Terms terms = new(Enum.GetValues<Priority>().ToDictionary(priority => priority, _ => new ServiceTarget(default, default, BusinessHours.Always)));

        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromDays(14)), (terms.CloseAfter, terms.ReopenWithin));
    }
}
