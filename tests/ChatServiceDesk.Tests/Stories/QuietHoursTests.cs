using ChatServiceDesk.Preferences;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>When it is quiet, and what people type to say so.</summary>
public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("20-7", "20:00-07:00")]
    [InlineData("20:00-07:00", "20:00-07:00")]
    [InlineData("20h-7h30", "20:00-07:30")]
    [InlineData("20.15 – 7", "20:15-07:00")]
    [InlineData("18-24", "18:00-00:00")]
    [InlineData("7-7", null)]
    [InlineData("25-7", null)]
    [InlineData("20", null)]
    [InlineData("", null)]
    public void Hours_are_written_in_many_ways(string text, string? read) => Assert.Equal(read, QuietHours.TryParse(text, out QuietHours hours) ? hours.ToString() : null);

    [Theory]
    [InlineData("2026-11-23T18:59:59Z", null, null)] // 19:59 in Berlin.
    [InlineData("2026-11-23T19:00:00Z", "2026-11-23T19:00:00Z", "2026-11-24T06:00:00Z")]
    [InlineData("2026-11-24T05:59:59Z", "2026-11-23T19:00:00Z", "2026-11-24T06:00:00Z")]
    [InlineData("2026-11-24T06:00:00Z", null, null)]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-28T19:00:00Z", "2026-03-29T05:00:00Z")] // The clocks go forward in that night,
    [InlineData("2026-10-24T22:00:00Z", "2026-10-24T18:00:00Z", "2026-10-25T06:00:00Z")] // and back in this one.
    public void They_hold_in_local_time(string now, string? since, string? until)
    {
        var quiet = new QuietHours(new TimeOnly(20, 0), new TimeOnly(7, 0)).At(At(now), Berlin);

        Assert.Equal((since is null ? null : (DateTimeOffset?)At(since), until is null ? null : (DateTimeOffset?)At(until)), (quiet?.Since, quiet?.Until));
    }

    [Fact]
    public void They_can_lie_within_one_day() =>
        Assert.Equal(At("2026-11-23T12:00:00Z"), new QuietHours(new TimeOnly(12, 0), new TimeOnly(13, 0)).At(At("2026-11-23T11:30:00Z"), Berlin)?.Until);

    [Theory]
    [InlineData("notify all", "All", null)]
    [InlineData("Notify important.", "Important", null)]
    [InlineData("notifications aucune", "None", null)]
    [InlineData("Benachrichtigungen alle", "All", null)]
    [InlineData("avisos importantes", "Important", null)]
    [InlineData("notify quiet 20-7", null, "20:00-07:00")]
    [InlineData("notify quiet hours 20:00 - 07:00", null, "20:00-07:00")]
    [InlineData("notify quiet off", null, "off")]
    [InlineData("notify quiet default", null, "default")]
    [InlineData("Ruhezeit aus", null, "off")]
    [InlineData("notificaciones horas de silencio 22-6", null, "22:00-06:00")]
    [InlineData("notify", null, null)]
    [InlineData("quiet hours", null, null)]
    public void Commands_are_understood(string text, string? level, string? quiet)
    {
        NotifyCommand command = Assert.IsType<NotifyCommand>(NotifyCommand.Read(text));

        Assert.Equal((level, quiet, false), (command.Level?.ToString(), command.Quiet, command.IsUnclear));
    }

    [Theory]
    [InlineData("notify me when the printer works again")]
    [InlineData("my notifications do not arrive in Teams")]
    [InlineData("notifications in Outlook do not show up any more")]
    [InlineData("quiet")]
    [InlineData("quiet please")]
    [InlineData("the fan is not quiet")]
    [InlineData("")]
    public void Other_words_are_no_command(string text) => Assert.Null(NotifyCommand.Read(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
