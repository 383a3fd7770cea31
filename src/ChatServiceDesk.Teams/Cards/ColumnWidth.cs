using System.Globalization;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>As wide as its content (the default), whatever is left, a share, or pixels.</summary>
public readonly record struct ColumnWidth
{
    private readonly string? _word;

    private ColumnWidth(string word) => _word = word;

    public static ColumnWidth Auto => default;
    public static ColumnWidth Stretch => new("stretch");

    /// <param name="weight">The share, beside the shares of the other columns; at least 1.</param>
    public static ColumnWidth Share(int weight) => new(Positive(weight).ToString(CultureInfo.InvariantCulture));

    public static ColumnWidth Pixels(int pixels) => new(string.Create(CultureInfo.InvariantCulture, $"{Positive(pixels)}px"));

    public override string ToString() => _word ?? "auto";

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
