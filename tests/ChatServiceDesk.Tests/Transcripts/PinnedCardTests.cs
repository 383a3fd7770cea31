using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.House;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>Every pinned card is one that all of Teams' clients can show and everybody can read.</summary>
public sealed partial class PinnedCardTests(OfficialRenderer renderer) : IClassFixture<OfficialRenderer>
{
    private const int LargestCard = 25 * 1024;
    private const int MostActions = 6;

    public static TheoryData<string> All => [.. PinnedCards.Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_official_renderer_and_our_rules_find_nothing_wrong_with_it(string name)
    {
        JsonElement card = Read(name);

        RenderedCard rendered = await renderer.RenderAsync(JsonSerializer.Serialize(card), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(rendered.Problems, problem => !IsOfPeoplePicker(problem));
        Assert.Empty(CardRules.Complaints(card));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_small_enough_and_has_no_more_buttons_in_a_row_than_clients_show(string name)
    {
        JsonElement card = Read(name);

        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(card)), 1, LargestCard);
        Assert.InRange(CardReading.MostActions(card), 0, MostActions);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_inputs_have_labels_its_pictures_words_and_its_texts_more_than_one_line(string name) => Assert.Empty(CardReading.Parts(Read(name)).Select(Lacking).OfType<string>());

    /// <summary>What nobody shows any more is taken out.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void It_is_shown_by_a_transcript_or_a_story(string name) => Assert.Contains(name, Shown);

    private static HashSet<string> Shown { get; } =
    [
        .. System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(CardSnapshot.Folder)!, "*.chat").SelectMany(File.ReadLines)
            .Select(line => CardStep().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value),
        .. Pinning().Matches(Repository.Read("tests/ChatServiceDesk.Tests/Transcripts/CardsBesideTranscripts.cs")).Select(match => match.Groups[1].Value),
    ];

    private static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllText(PinnedCards.FileOf(name)));

    /// <summary>Teams looks people up where other clients know 1.6 only, so there need be no choices.</summary>
    private static bool IsOfPeoplePicker(string problem) =>
        problem.StartsWith("Property \"choices.data\" is supported in version", StringComparison.Ordinal)
        || problem.StartsWith("An Input.ChoiceSet must have at least one choice", StringComparison.Ordinal);

    private static string? Lacking(JsonElement part) => part.TryGetProperty("type", out JsonElement type) ? type.GetString() switch
    {
        "TextBlock" when !(part.TryGetProperty("wrap", out JsonElement wrap) && wrap.GetBoolean()) => $"Not wrapped: {part}",
        "Image" when !Says(part, "altText") => $"A picture without words: {part}",
        ['I', 'n', 'p', 'u', 't', '.', ..] when !Says(part, "label") => $"An input without a label: {part}",
        _ => null,
    } : null;

    private static bool Says(JsonElement part, string property) => part.TryGetProperty(property, out JsonElement words) && words.GetString() is { Length: > 0 };

    [GeneratedRegex(@"^\w+ card (\S+)$")]
    private static partial Regex CardStep();

    [GeneratedRegex(@"PinAsync\(""([a-z-]+)""")]
    private static partial Regex Pinning();
}
