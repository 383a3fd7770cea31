using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Testing;

/// <summary>The shipped classifier, trained once for all tests of a process.</summary>
public static class TrainedEar
{
    private static readonly Lazy<LocalClassifier> Trained = new(() => LocalClassifier.Shipped(cacheDirectory: null));

    public static LocalClassifier Instance => Trained.Value;
}
