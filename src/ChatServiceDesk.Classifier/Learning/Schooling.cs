namespace ChatServiceDesk.Classifier.Learning;

/// <summary>How a model is made.</summary>
internal sealed record Schooling
{
    /// <summary>Those that go word by word come first.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; init; } = [new(48, IsWordwise: true), new(96), new(32, ReadsPieces: false)];

    /// <summary>Margins of the linear part count this much beside those of the hidden layers.</summary>
    public float LinearShare { get; init; } = 6;

    /// <summary>N-grams that stand in fewer lessons than this are not learned. What is a desk's own counts from the first.</summary>
    public int LeastLessons { get; init; } = 1;

    /// <summary>Without validation text, one text in so many is held back to calibrate with.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How many of these parts are held back, one after the other: each costs another training.</summary>
    public int Rounds { get; init; } = 1;
}
