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
        string unfinished = $"{Path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(directory);
            using (FileStream file = File.Create(unfinished)) classifier.Save(file);
            File.Move(unfinished, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start trains again: slower, and right.
        }
    }

    private static string Key()
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using Stream resource = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"'{name}' is not embedded.");
            hash.AppendData(SHA256.HashData(resource));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
