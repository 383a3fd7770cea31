using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A paragraph of runs, each with its own look.</summary>
public sealed record RichTextBlock : CardElement
{
    public RichTextBlock(IReadOnlyList<TextRun> runs) : base("RichTextBlock") => Runs = runs;

    public IReadOnlyList<TextRun> Runs { get; }
    public HorizontalAlignment HorizontalAlignment { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteStartArray("inlines");
        foreach (TextRun run in Runs)
            run.Write(json);
        json.WriteEndArray();
        json.WriteChoice("horizontalAlignment", HorizontalAlignment);
    }
}
