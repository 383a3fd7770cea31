using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A piece of a <see cref="RichTextBlock"/>; literal text, clients know no markdown here.</summary>
public sealed record TextRun(string Text)
{
    public TextSize Size { get; init; }
    public TextWeight Weight { get; init; }
    public TextColor Color { get; init; }
    public bool IsSubtle { get; init; }
    public bool Italic { get; init; }
    public bool Strikethrough { get; init; }
    public bool Monospace { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", CardText.Lines(Text));
        json.WriteChoice("size", Size);
        json.WriteChoice("weight", Weight);
        json.WriteChoice("color", Color);
        json.WriteFlag("isSubtle", IsSubtle);
        json.WriteFlag("italic", Italic);
        json.WriteFlag("strikethrough", Strikethrough);
        if (Monospace)
            json.WriteString("fontType", "monospace");
        json.WriteEndObject();
    }
}
