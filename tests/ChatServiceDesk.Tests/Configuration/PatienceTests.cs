using ChatServiceDesk.Hosting;
using ChatServiceDesk.Notifications;
using Microsoft.Extensions.Configuration;

namespace ChatServiceDesk.Tests.Configuration;

public sealed class PatienceTests
{
    [Theory]
    [InlineData(null, 30)]
    [InlineData("", 30)]
    [InlineData("00:00:05", 5)]
    [InlineData("00:10:00", 600)]
    public void The_time_until_another_instance_takes_over_can_be_set(string? text, int seconds) =>
        Assert.Equal(new AgendaOptions { TakeOver = TimeSpan.FromSeconds(seconds) }, Read(text));

    [Theory]
    [InlineData("00:00:04.999")]
    [InlineData("00:10:01")]
    [InlineData("-00:00:30")]
    [InlineData("30")]
    [InlineData("soon")]
    public void What_is_no_time_or_out_of_range_is_refused_with_the_remedy(string text) => Assert.Equal(
        $"Agenda__TakeOver is '{text}'. Set it to a time from 00:00:05 to 00:10:00, such as 00:00:30",
        Assert.Throws<UsageException>(() => Read(text)).Message);

    private static AgendaOptions Read(string? text) =>
        Patience.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Agenda:TakeOver", text)]).Build());
}
