using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A card for Teams, Adaptive Cards 1.5. Built from records only, never from text templates, so data cannot become structure.</summary>
/// <remarks>Source: https://adaptivecards.io/explorer/AdaptiveCard.html and
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format</remarks>
public sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";
    public const string Newest = "1.5";

    /// <summary>What a client must know to show it: 1.5 unless it is shown where only older cards are.</summary>
    public string Version { get; init; } = Newest;

    /// <summary>Most bytes a card may weigh: Teams refuses messages over 100 KB and asks to stay under 80.</summary>
    public const int MaxBytes = 80_000;

    /// <summary>More than this is slow on phones; worth a warning.</summary>
    public const int AdvisedBytes = 25_000;

    /// <summary>Teams shows six buttons at most.</summary>
    public const int MaxActions = 6;

    // Nothing here is put into HTML; escaping every umlaut would only make the card heavier.
    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<CardElement> Body { get; init; } = [];
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>Shown by clients that cannot show the card; plain text.</summary>
    public string? FallbackText { get; init; }

    /// <summary>Read aloud for the whole card; plain text.</summary>
    public string? Speak { get; init; }

    /// <summary>Language of dates and times in the card, such as <c>de</c>; <see langword="null"/>: the client's.</summary>
    public string? Lang { get; init; }

    /// <summary>Uses the width of the channel instead of the narrow standard.</summary>
    public bool FullWidth { get; init; }

    public CardRefresh? Refresh { get; init; }

    /// <summary>People who are notified. Each must also stand in a text of the card, through <see cref="MarkdownText"/>.</summary>
    public IReadOnlyList<CardMention> Mentions { get; init; } = [];

    /// <summary>The same card always gives the same text.</summary>
    public string ToJson()
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, _writing))
            Write(json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>What Teams weighs: two bytes for each UTF-16 unit of the JSON. Compare with <see cref="MaxBytes"/>.</summary>
    public int WeightInBytes() => 2 * ToJson().Length;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("$schema", "https://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("version", Version);
        json.WriteText("lang", Lang);
        json.WritePlain("fallbackText", FallbackText);
        json.WritePlain("speak", Speak);
        Refresh?.Write(json);
        json.WriteElements("body", Body);
        json.WriteActions("actions", Actions);
        WriteTeams(json);
        json.WriteEndObject();
    }

    private void WriteTeams(Utf8JsonWriter json)
    {
        if (!FullWidth && Mentions.Count == 0)
            return;
        json.WriteStartObject("msteams");
        if (FullWidth)
            json.WriteString("width", "Full");
        if (Mentions.Count > 0)
        {
            json.WriteStartArray("entities");
            foreach (CardMention mention in Mentions)
                mention.Write(json);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
