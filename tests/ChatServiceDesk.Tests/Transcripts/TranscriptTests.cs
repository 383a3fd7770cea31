using ChatServiceDesk.Tests.House;
using ChatServiceDesk.Tests.Stories;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>Every conversation in this folder, played to the real desk.</summary>
public sealed class TranscriptTests : Story
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ChatServiceDesk.Tests", "Transcripts");

    public static TheoryData<string> All => [.. System.IO.Directory.EnumerateFiles(Folder, "*.chat").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_goes_as_it_is_written(string name)
    {
        await using Rehearsal rehearsal = new(Read(name));

        await rehearsal.PlayAsync(Cancelled);
    }

    private static Transcript Read(string name) => Transcript.Parse(name, File.ReadAllText(Path.Combine(Folder, $"{name}.chat")));
}
