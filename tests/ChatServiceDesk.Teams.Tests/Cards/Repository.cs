namespace ChatServiceDesk.Teams.Tests.Cards;

internal static class Repository
{
    /// <summary>A folder of the repository that this test was built from.</summary>
    public static string Folder(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatServiceDesk.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("Not inside the repository."), path);
    }
}
