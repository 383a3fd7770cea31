using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Configuration;

/// <summary>How people are told what happens. <c>desk.yaml</c> may say otherwise under <c>notifications</c>.</summary>
internal sealed record Notifying
{
    /// <summary>In these hours what can wait does; <see langword="null"/> for never, if not set. People may say otherwise for themselves.</summary>
    public QuietHours? Quiet { get; init; }

    /// <exception cref="DeskFileException">The section can't be used.</exception>
    public static Notifying Read(YamlSection? section)
    {
        if (section is null)
        {
            return new Notifying();
        }

        Notifying read = new() { Quiet = ReadQuiet(section) };
        section.NothingElse();
        return read;
    }

    private static QuietHours? ReadQuiet(YamlSection section) => section.Text("quiet") switch
    {
        null or Wishes.NoQuiet => null,
        var text when QuietHours.TryParse(text, out QuietHours hours) => hours,
        var text => throw section.Mistake("quiet", $"is '{text}'. Write quiet hours as 20:00-07:00, or off"),
    };
}
