using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatServiceDesk.Testing;

/// <summary>A card as a client shows it: what the renderer says is wrong with it, its HTML, and what is read, a line for each paragraph.</summary>
public sealed partial record RenderedCard(IReadOnlyList<string> Problems, string Html, string Text)
{
    /// <summary>The names of all HTML elements in the card.</summary>
    public IReadOnlySet<string> Tags => OpeningTag().Matches(Html).Select(tag => tag.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    internal static RenderedCard Read(JsonElement answer) => new(
        [.. answer.GetProperty("problems").EnumerateArray().Select(problem => $"{problem}")],
        $"{answer.GetProperty("html")}",
        $"{answer.GetProperty("text")}");

    [GeneratedRegex("<([a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex OpeningTag();
}
