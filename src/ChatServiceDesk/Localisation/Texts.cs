using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Localisation;

/// <summary>What the desk says, in one of the languages that it speaks.</summary>
/// <remarks>
/// The words of <c>Surveys.Thanks</c> stand in <c>Surveys.resx</c> and, for the other languages, <c>Surveys.de.resx</c> and so on. A test finds
/// keys that are missing or that nobody uses, and placeholders that differ between languages.
/// </remarks>
internal sealed class Texts
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, Texts> ByLanguage =
        new[] { "en", "de", "fr", "es" }.ToDictionary(language => language, language => new Texts(language), StringComparer.OrdinalIgnoreCase);

    private Texts(string language) => (Language, Culture) = (language, CultureInfo.GetCultureInfo(language));

    public static Texts English => ByLanguage["en"];

    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    /// <summary>ISO 639-1.</summary>
    public string Language { get; }

    public CultureInfo Culture { get; }

    /// <param name="language">A tag such as <c>de</c> or <c>de-AT</c>; what the desk does not speak, and <see langword="null"/>, is English.</param>
    public static Texts In(string? language) => ByLanguage.GetValueOrDefault(First(language)) ?? English;

    /// <summary>What its requester is told about a ticket is in the language of the report, so that it can be said without looking anything up.</summary>
    public static Texts Of(Ticket ticket) => In(ticket.Language);

    /// <summary>Whether the desk speaks the language of such a tag.</summary>
    public static bool Speaks(string? language) => ByLanguage.ContainsKey(First(language));

    /// <summary>Words without placeholders.</summary>
    /// <param name="key">The file and the name in it, with a full stop between.</param>
    /// <exception cref="ArgumentException">There are no such words.</exception>
    public string this[string key] => key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && Files.GetOrAdd(key[..dot], file => new ResourceManager($"ChatServiceDesk.Localisation.{file}", typeof(Texts).Assembly)).GetString(key[(dot + 1)..], Culture) is { } words
            ? words
            : throw new ArgumentException($"There are no words for '{key}'.", nameof(key));

    /// <summary>Plain text with values in the places <c>{0}</c>, <c>{1}</c>. Nothing is escaped, so it stands where no markdown is read.</summary>
    public string Say(string key, params object?[] values) => string.Format(Culture, this[key], values);

    /// <summary>Markdown: what stands in the resource file is ours, the values are shown literally.</summary>
    public MarkdownText Mark(string key, params object?[] values) => MarkdownText.Format(this[key], values);

    private static string First(string? tag) => (tag ?? "").Split('-', '_')[0];
}
