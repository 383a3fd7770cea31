namespace ChatServiceDesk.Packaging.Tests;

/// <summary>A folder of the repository, copied so that a test may change it; gone afterwards.</summary>
internal sealed class WorkingCopy : IDisposable
{
    private WorkingCopy(string root) => Root = root;

    public string Root { get; }

    public string this[string file] => Path.Combine(Root, file);

    /// <summary>Files only; installed packages stay where they are.</summary>
    public static WorkingCopy Of(string folder)
    {
        WorkingCopy copy = new(Directory.CreateTempSubdirectory("desk-").FullName);
        foreach (string file in Directory.EnumerateFiles(Place.InRepository(folder)))
            File.Copy(file, copy[Path.GetFileName(file)]);
        return copy;
    }

    public void Change(string file, string from, string to)
    {
        string text = File.ReadAllText(this[file]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(this[file], text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
