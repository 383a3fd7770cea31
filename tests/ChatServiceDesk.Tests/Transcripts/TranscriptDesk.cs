using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.House;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>The desk that a transcript is played to: with the articles that ship where it says <c>knowledge</c>, set up otherwise where it says <c>desk.yaml</c>.</summary>
internal static class TranscriptDesk
{
    public static async Task<DeskStage> StartAsync(Transcript transcript, CancellationToken cancellationToken)
    {
        string? knowledge = transcript.Steps.Any(step => step.Verb == "knowledge") ? Path.Combine(Repository.Root, "src", "ChatServiceDesk", "knowledge") : null;
        if (transcript.Steps.FirstOrDefault(step => step.Verb == "desk.yaml") is not { } config)
        {
            return await DeskStage.StartAsync(cancellationToken, knowledge: knowledge);
        }

        string file = Path.Combine(Path.GetTempPath(), $"desk-transcript-{Guid.NewGuid():N}.yaml");
        try
        {
            await File.WriteAllTextAsync(file, Configured(config.Below), cancellationToken);
            return await DeskStage.StartAsync(cancellationToken, config: file, knowledge: knowledge);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The sample with sections added to its end, in place of those of the same name.</summary>
    private static string Configured(IReadOnlyList<string> lines)
    {
        string[] sections = [.. lines.Select(SectionOf).OfType<string>()];
        List<string> kept = [];
        bool isReplaced = false;
        foreach (string line in Repository.Read("src/ChatServiceDesk/desk.yaml").Split('\n'))
        {
            isReplaced = SectionOf(line) is { } section ? sections.Contains(section) : isReplaced;
            if (!isReplaced)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', [.. kept, .. lines, ""]);
    }

    /// <summary>The name before the colon of a line that is not indented.</summary>
    private static string? SectionOf(string line) => line.Length > 0 && char.IsAsciiLetter(line[0]) ? line.Split(':')[0] : null;
}
