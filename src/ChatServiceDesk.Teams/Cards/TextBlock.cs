using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A paragraph. <c>new TextBlock(text)</c> shows exactly the text, whoever wrote it; formatting is for <see cref="Markdown"/>.</summary>
public sealed record TextBlock : CardElement
{
    private readonly string _markdown;

    /// <param name="text">Any text; no part of it can become a link, a picture, a mention or formatting.</param>
    public TextBlock(string text) : this(MarkdownText.Literal(text))
    {
    }

    private TextBlock(MarkdownText text) : base("TextBlock") => _markdown = text.ToString();

    public TextSize Size { get; init; }
    public TextWeight Weight { get; init; }
    public TextColor Color { get; init; }
    public TextStyle Style { get; init; }
    public HorizontalAlignment HorizontalAlignment { get; init; }
    public bool IsSubtle { get; init; }
    public bool Wrap { get; init; } = true;

    /// <summary>Lines before the rest is cut; <see langword="null"/>: all.</summary>
    public int? MaxLines { get; init; }

    /// <summary>Our own words, with values from elsewhere interpolated: <c>TextBlock.Markdown($"**{title}** for {name}")</c>.</summary>
    public static TextBlock Markdown(MarkdownText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("text", _markdown);
        json.WriteChoice("size", Size);
        json.WriteChoice("weight", Weight);
        json.WriteChoice("color", Color);
        json.WriteChoice("style", Style);
        json.WriteChoice("horizontalAlignment", HorizontalAlignment);
        json.WriteFlag("isSubtle", IsSubtle);
        json.WriteFlag("wrap", Wrap);
        json.WriteCount("maxLines", MaxLines);
    }
}
