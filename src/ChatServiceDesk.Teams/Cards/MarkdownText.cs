using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Our own words in markdown, with values from elsewhere interpolated as literal text:
/// <c>MarkdownText text = $"**{ticket.Title}** for {name}"</c>.</summary>
/// <remarks>What is written in the source is markdown; what is interpolated is escaped, except another <see cref="MarkdownText"/>
/// and a <see cref="CardMention"/>. Numbers and dates are written in the invariant culture; give a string for another.</remarks>
[InterpolatedStringHandler]
public sealed class MarkdownText
{
    private readonly StringBuilder _text;

    public MarkdownText(int literalLength, int formattedCount) => _text = new(literalLength + (16 * formattedCount));

    private MarkdownText(string markdown) => _text = new(markdown);

    /// <summary>Shows exactly the text, with its line breaks. Interpolated strings lose theirs: they stand in the middle of a line.</summary>
    public static MarkdownText Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(MarkdownEscape.Text(text));
    }

    /// <summary>For words from our own resource files. Never for what somebody typed.</summary>
    public static MarkdownText Trusted(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return new(markdown);
    }

    /// <summary>The day where the reader is, in the reader's language; a client feature.</summary>
    public static MarkdownText LocalDate(DateTimeOffset when) => new($"{{{{DATE({Stamp(when)},SHORT)}}}}");

    /// <summary>The time of day where the reader is; a client feature.</summary>
    public static MarkdownText LocalTime(DateTimeOffset when) => new($"{{{{TIME({Stamp(when)})}}}}");

    /// <summary>A link with literal words.</summary>
    /// <exception cref="ArgumentException">The address is not absolute https.</exception>
    public static MarkdownText Link(string words, Uri address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        ArgumentNullException.ThrowIfNull(address);
        return new($"[{MarkdownEscape.Inline(words)}]({CardLink.InMarkdown(CardLink.Checked(address)!)})"); // null was refused one line above
    }

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(string? value) => _text.Append(MarkdownEscape.Inline(value ?? ""));

    public void AppendFormatted(MarkdownText? value) => _text.Append(value?._text);

    public void AppendFormatted(CardMention? value) => _text.Append(value?.Tag);

    public void AppendFormatted<T>(T value) => AppendFormatted(value, format: null);

    public void AppendFormatted<T>(T value, string? format) => AppendFormatted(
        value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    public override string ToString() => _text.ToString();

    private static string Stamp(DateTimeOffset when) => when.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
