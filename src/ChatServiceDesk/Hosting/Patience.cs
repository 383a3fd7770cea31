using System.Globalization;
using ChatServiceDesk.Notifications;

namespace ChatServiceDesk.Hosting;

/// <summary>How patient the agenda is, by the settings.</summary>
internal static class Patience
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <exception cref="UsageException">A setting is no time, or out of its range.</exception>
    public static AgendaOptions Read(IConfiguration settings)
    {
        AgendaOptions standard = new();
        return settings["Agenda:TakeOver"] switch
        {
            null or "" => standard,
            var text when TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan time) && time >= Shortest && time <= Longest =>
                standard with { TakeOver = time },
            var text => throw new UsageException($"Agenda__TakeOver is '{text}'. Set it to a time from {Shortest:c} to {Longest:c}, such as {standard.TakeOver:c}"),
        };
    }
}
