using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What a person has said about being told things.</summary>
/// <param name="Level">How much.</param>
/// <param name="Quiet">Their quiet hours, or <see cref="NoQuiet"/>; <see langword="null"/> for those of the desk.</param>
internal sealed record Wishes(NotifyLevel Level, string? Quiet)
{
    public const string NoQuiet = "off";

    private const string LevelName = "Notify";
    private const string QuietName = "Quiet";

    /// <summary>Of somebody who has said nothing.</summary>
    public static Wishes Standard { get; } = new(NotifyLevel.All, null);

    /// <remarks>What a newer version may have written is taken for nothing said: a person hears too much rather than too little.</remarks>
    public static Wishes Read(RowData data) => new(
        Enum.TryParse(data.StringOrNull(LevelName), out NotifyLevel level) && Enum.IsDefined(level) ? level : NotifyLevel.All, data.StringOrNull(QuietName));

    public RowData Write(RowData data) => this == Standard ? data : data.With(LevelName, Level.ToString()).With(QuietName, Quiet);

    /// <returns><see langword="null"/> where it is never quiet.</returns>
    public QuietHours? QuietOr(QuietHours? desk) => Quiet switch
    {
        null => desk,
        NoQuiet => null,
        _ => QuietHours.TryParse(Quiet, out QuietHours own) ? own : desk,
    };
}
