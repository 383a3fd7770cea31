using System.Reflection;
using System.Security.Cryptography;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>The shipped model on disk. Several processes may share the directory: a file appears whole or not at all.</summary>
internal sealed class ModelCache(string directory, Func<LocalClassifier> train)
{
    /// <summary>The resources and the code decide what the model is.</summary>
    public string Path { get; } = System.IO.Path.Combine(directory, $"ear-{Key()}.model");

    public LocalClassifier LoadOrTrain()
    {
        if (TryLoad() is { } cached) return cached;
        LocalClassifier trained = train();
        Keep(trained);
        return trained;
    }

    /// <summary>Trains whether or not there is a model already.</summary>
    /// <exception cref="IOException">The directory can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Renew() => Write(train());

    private LocalClassifier? TryLoad()
    {
        try
        {
            using FileStream file = File.OpenRead(Path);
            return LocalClassifier.Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private void Keep(LocalClassifier classifier)
    {
        try
        {
            Write(classifier);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start trains again: slower, and right.
        }
    }

    private void Write(LocalClassifier classifier)
    {
        Directory.CreateDirectory(directory);
        string unfinished = $"{Path}.{Guid.NewGuid():N}";
        using (FileStream file = File.Create(unfinished)) classifier.Save(file);
        File.Move(unfinished, Path, overwrite: true);
    }

    private static string Key()
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        IEnumerable<string> names = assembly.GetManifestResourceNames().Where(name => !name.StartsWith("measuring/", StringComparison.Ordinal));
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            using Stream resource = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"'{name}' is not embedded.");
            hash.AppendData(SHA256.HashData(resource));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
