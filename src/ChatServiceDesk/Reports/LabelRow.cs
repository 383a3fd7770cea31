namespace ChatServiceDesk.Reports;

/// <summary>How the desk did on the tickets of one week that it gave one label.</summary>
/// <param name="Week">ISO week in which they were opened, such as <c>2026-W48</c>; <see cref="EveryWeek"/> for their sum.</param>
/// <param name="Label">What the desk said first; <see cref="Unknown"/> where it was not written down.</param>
/// <param name="Tickets">All of them.</param>
/// <param name="Final">Those that are resolved or closed: what they are now is what they are.</param>
/// <param name="Right">Of those, the ones that are what the desk said first.</param>
internal sealed record LabelRow(string Week, string Label, int Tickets, int Final, int Right)
{
    public const string EveryWeek = "all";
    public const string Unknown = "unknown";

    public int NotFinalYet => Tickets - Final;

    /// <summary><see langword="null"/> while nothing is final, and where the label is unknown.</summary>
    public double? Share => Final == 0 || Label == Unknown ? null : (double)Right / Final;
}
