using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Testing;

/// <summary>The shipped classifier, trained once for all tests. The file it is kept in is named by the build and by what it was trained with, so no test reads an old one.</summary>
public static class TrainedEar
{
    private static readonly Lazy<LocalClassifier> Trained = new(() => LocalClassifier.Shipped(CacheDirectory));

    public static LocalClassifier Instance => Trained.Value;

    private static string CacheDirectory { get; } = Path.Combine(Path.GetTempPath(), "chat-service-desk-tests");

    /// <summary>Puts the model where a process with this data folder looks for it, so that it starts without training.</summary>
    public static void KeepIn(string folder)
    {
        _ = Instance;
        System.IO.Directory.CreateDirectory(folder);
        foreach (string model in System.IO.Directory.EnumerateFiles(CacheDirectory, "*.model"))
        {
            string copy = Path.Combine(folder, Path.GetFileName(model));
            if (!File.Exists(copy))
            {
                File.Copy(model, copy);
            }
        }
    }
}
