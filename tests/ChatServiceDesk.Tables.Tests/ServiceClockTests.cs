namespace ChatServiceDesk.Tables.Tests;

/// <summary>What the answers of the service say about the time counts for more than the clock of this machine.</summary>
public sealed class ServiceClockTests
{
    private static readonly DateTimeOffset True = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-600)]
    [InlineData(0)]
    [InlineData(600)]
    public void A_clock_that_is_off_is_put_right_by_the_first_answer(int secondsOff)
    {
        LocalClock local = new(True + TimeSpan.FromSeconds(secondsOff));
        ServiceClock clock = new(local);

        Answer(clock, local, True, roundTrip: TimeSpan.FromMilliseconds(100));

        Assert.InRange(clock.GetUtcNow(), True - TimeSpan.FromSeconds(1.1), True + TimeSpan.FromMilliseconds(100));
        Assert.Equal(-secondsOff, clock.Ahead.TotalSeconds, 1.2);
    }

    [Fact]
    public void It_never_runs_ahead_of_the_service_and_comes_near_to_it_with_each_answer()
    {
        LocalClock local = new(True + TimeSpan.FromMinutes(7));
        ServiceClock clock = new(local);
        DateTimeOffset truth = True + TimeSpan.FromSeconds(0.9);
        for (int answer = 0; answer < 40; answer++)
        {
            Answer(clock, local, truth, roundTrip: TimeSpan.FromMilliseconds(20));
            truth += TimeSpan.FromMilliseconds(20);
            Assert.True(clock.GetUtcNow() <= truth, $"ahead by {clock.GetUtcNow() - truth} after answer {answer}");
            local.Pass(TimeSpan.FromMilliseconds(170));
            truth += TimeSpan.FromMilliseconds(170);
        }

        Assert.InRange(truth - clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(0.25));
    }

    [Fact]
    public void A_local_clock_that_jumps_changes_nothing()
    {
        LocalClock local = new(True);
        ServiceClock clock = new(local);
        Answer(clock, local, True, roundTrip: TimeSpan.Zero);

        local.Jump(TimeSpan.FromHours(-3));
        local.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(True + TimeSpan.FromSeconds(10), clock.GetUtcNow());
    }

    [Fact]
    public void A_local_clock_that_runs_fast_is_held_back()
    {
        LocalClock local = new(True);
        ServiceClock clock = new(local);
        Answer(clock, local, True, roundTrip: TimeSpan.Zero);

        local.Pass(TimeSpan.FromSeconds(3605)); // An hour, by a clock that gains five seconds.
        Answer(clock, local, True + TimeSpan.FromHours(1), roundTrip: TimeSpan.Zero);

        Assert.Equal(True + TimeSpan.FromHours(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_table_tells_the_clock_what_each_answer_says_also_when_it_says_no()
    {
        LocalClock local = new(True + TimeSpan.FromMinutes(10));
        ServiceClock clock = new(local);
        CannedTransport transport = new(
            new CannedResponse(404, """{"odata.error":{"code":"ResourceNotFound"}}""", new() { ["Date"] = True.ToString("R"), ["x-ms-error-code"] = "ResourceNotFound" }));
        AzureTable table = new(
            new Uri("https://account.table.core.windows.net"), "table", new TableSharedKey("account", "a2V5"), new AzureTableOptions { Transport = transport, Clock = clock, ServiceClock = clock });

        Assert.Null(await table.GetAsync("p", "r", TestContext.Current.CancellationToken));

        Assert.Equal(True, clock.GetUtcNow());
    }

    private static void Answer(ServiceClock clock, LocalClock local, DateTimeOffset truth, TimeSpan roundTrip)
    {
        long sent = clock.GetTimestamp();
        local.Pass(roundTrip);
        DateTimeOffset given = truth + (roundTrip / 2);
        clock.Observe(new DateTimeOffset(given.UtcTicks - (given.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero), sent, clock.GetTimestamp());
    }

    /// <summary>Time that passes and a time of day that somebody can set.</summary>
    private sealed class LocalClock(DateTimeOffset start) : TimeProvider
    {
        private TimeSpan _passed;
        private TimeSpan _jumped;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => start + _passed + _jumped;

        public override long GetTimestamp() => _passed.Ticks;

        public void Pass(TimeSpan time) => _passed += time;

        public void Jump(TimeSpan by) => _jumped += by;
    }
}
