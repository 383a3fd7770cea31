using ChatServiceDesk.Configuration;
using ChatServiceDesk.Tests.House;

namespace ChatServiceDesk.Tests.Configuration;

/// <summary>The <c>desk.yaml</c> that ships with the desk, to be read as it is or with one change.</summary>
internal sealed class SampleDeskFile : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("desk-file-");

    public static string Text { get; } = Repository.Read("src/ChatServiceDesk/desk.yaml");

    public string Path => System.IO.Path.Combine(_folder.FullName, "desk.yaml");

    public DeskSettings Read(string text)
    {
        File.WriteAllText(Path, text);
        return DeskFile.Read(Path);
    }

    /// <summary>The sample with one text in place of another, which must be there exactly once.</summary>
    public static string With(string old, string now)
    {
        Assert.Equal(2, Text.Split(old).Length);
        return Text.Replace(old, now, StringComparison.Ordinal);
    }

    /// <summary>The sample with its example of a category of one's own as part of it: what somebody gets who removes the signs before it.</summary>
    /// <param name="queue">Where its tickets go.</param>
    public static string WithLaboratory(string queue = "Workplace")
    {
        string[] lines = Text.Split('\n');
        int start = Array.FindIndex(lines, line => line.TrimEnd() == "  # laboratory:");
        int end = Array.FindIndex(lines, start, line => !line.StartsWith("  #", StringComparison.Ordinal));
        for (int i = start; i < end; i++) lines[i] = lines[i].Replace("  # ", "  ", StringComparison.Ordinal).Replace("queue: Workplace", $"queue: {queue}", StringComparison.Ordinal);
        return string.Join('\n', lines);
    }

    /// <summary>What a text is refused with: line and problem, once it is sure that this is one line that names the file.</summary>
    public (int Line, string Problem) Refusal(string text)
    {
        string message = Assert.Throws<DeskFileException>(() => Read(text)).Message;
        Assert.DoesNotContain('\n', message);
        Assert.StartsWith($"{Path}:", message, StringComparison.Ordinal);
        string[] parts = message[(Path.Length + 1)..].Split(": ", 2);
        return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
