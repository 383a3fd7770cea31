namespace ChatServiceDesk.Reports;

/// <summary>How often kind and category were both right where the desk was that sure.</summary>
/// <param name="By">Who decided.</param>
/// <param name="From">Lowest confidence, inclusive.</param>
/// <param name="To">Highest, exclusive; 1 belongs to the last row.</param>
/// <param name="Final">Tickets that are resolved or closed.</param>
/// <param name="Right">Of those, the ones that are what the desk said first.</param>
internal sealed record ConfidenceRow(string By, double From, double To, int Final, int Right)
{
    public const string LocalModel = "local model";
    public const string SecondEar = "second ear";

    /// <summary><see langword="null"/> where there is no ticket.</summary>
    public double? Share => Final == 0 ? null : (double)Right / Final;
}
