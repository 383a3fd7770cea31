using System.Text.RegularExpressions;
using ChatServiceDesk.Tests.House;
using ChatServiceDesk.Tests.Stories;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>Every conversation in this folder, played to the real desk.</summary>
public sealed partial class TranscriptTests : Story
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

    [Fact]
    public void There_are_at_least_sixty_and_a_quarter_is_not_in_English()
    {
        Transcript[] all = [.. All.Select(row => Read(row.Data))];

        Assert.True(all.Length >= 60, $"There are {all.Length}.");
        Assert.True(all.Count(transcript => transcript.IsForeign) * 4 >= all.Length, $"{all.Count(transcript => transcript.IsForeign)} of {all.Length} are not in English.");
        Assert.All(["de", "fr", "es"], language => Assert.Contains(all, transcript => transcript.Name.EndsWith($".{language}", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_says_what_it_shows_and_what_the_desk_is_to_say(string name)
    {
        Transcript transcript = Read(name);

        Assert.EndsWith(".", transcript.Title, StringComparison.Ordinal);
        Assert.Contains(transcript.Steps, step => step is { Verb: "expect", Words: not "nothing" });
        Assert.All(
            transcript.Steps.Where(step => step is { Verb: "expect", Words: not "nothing" } && !name.StartsWith("gallery-", StringComparison.Ordinal)), // Those are there for their cards.
            step => Assert.True(Number().Replace(step.Words, "").Any(char.IsLetter), $"{step}: a number alone says nothing of what matters."));
    }

    [GeneratedRegex("(INC|REQ)-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Number();

    private static Transcript Read(string name) => Transcript.Parse(name, File.ReadAllText(Path.Combine(Folder, $"{name}.chat")));
}
