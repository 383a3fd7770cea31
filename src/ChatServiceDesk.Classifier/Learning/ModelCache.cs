using System.Reflection;
using System.Security.Cryptography;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>The desk's model on disk. Several processes may share the directory: a file appears whole or not at all.</summary>
internal sealed class ModelCache(string directory, Additions additions, Func<Additions, LocalClassifier> train)
{
    /// <summary>The newest files stay: of the desk as it is, as it was before the last change, and of an instance that has not heard of it yet.</summary>
    private const int Kept = 3;

    private const string Pattern = "ear-*.model";

    /// <summary>The resources, the code and what the desk adds decide what the model is.</summary>
    public string Path { get; } = System.IO.Path.Combine(directory, Pattern.Replace("*", Key(additions), StringComparison.Ordinal));

    public LocalClassifier LoadOrTrain()
    {
        if (TryLoad() is { } cached) return cached;
        LocalClassifier trained = train(additions);
        Keep(trained);
        return trained;
    }

    /// <summary>Trains whether or not there is a model already.</summary>
    /// <exception cref="IOException">The directory can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Renew() => Write(train(additions));

    private LocalClassifier? TryLoad()
    {
        try
        {
            using FileStream file = File.OpenRead(Path);
            return LocalClassifier.Load(file, additions);
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
        Clear();
    }

    private void Clear()
    {
        IEnumerable<FileInfo> others = new DirectoryInfo(directory).EnumerateFiles(Pattern).Where(file => file.FullName != System.IO.Path.GetFullPath(Path));
        foreach (FileInfo old in others.OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept - 1))
        {
            try
            {
                old.Delete();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody reads it: the next change takes it away.
            }
        }
    }

    private static string Key(Additions additions)
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

        hash.AppendData(additions.Digest());
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
