using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A name and a value; both are shown exactly as given unless made by <see cref="Markdown"/>.</summary>
public sealed record Fact
{
    private readonly string _title;
    private readonly string _value;

    public Fact(string title, string value) : this(MarkdownText.Literal(title), MarkdownText.Literal(value))
    {
    }

    private Fact(MarkdownText title, MarkdownText value)
    {
        _title = title.ToString();
        _value = value.ToString();
    }

    /// <param name="title">Literal.</param>
    /// <param name="value">Our own words with values interpolated; dates by <see cref="MarkdownText.LocalDate"/>.</param>
    public static Fact Markdown(string title, MarkdownText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(MarkdownText.Literal(title), value);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("title", _title);
        json.WriteString("value", _value);
        json.WriteEndObject();
    }
}
