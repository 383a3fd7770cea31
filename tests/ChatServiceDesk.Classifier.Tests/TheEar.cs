namespace ChatServiceDesk.Classifier.Tests;

/// <summary>The shipped model, trained once for all tests.</summary>
internal static class TheEar
{
    private static readonly Lazy<LocalClassifier> Trained = new(() => LocalClassifier.Shipped(cacheDirectory: null));

    public static LocalClassifier Shipped => Trained.Value;

    public static Understanding Hears(string text) => Shipped.Understand(text);

    /// <summary>A model of a few lines, for tests that are not about how well it reads.</summary>
    public static IReadOnlyList<Utterance> FewLines { get; } =
    [
        .. UtteranceFile.Shipped().Where((_, i) => i % 20 == 0),
    ];
}
