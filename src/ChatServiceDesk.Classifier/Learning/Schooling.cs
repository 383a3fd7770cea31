namespace ChatServiceDesk.Classifier.Learning;

/// <summary>How a model is made.</summary>
internal sealed record Schooling
{
    /// <summary>Hidden units; a multiple of 16.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Without validation text, one text in so many is held back to calibrate with.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How many of these parts are held back, one after the other: each costs another training.</summary>
    public int Rounds { get; init; } = 1;
}
