using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A picture: https or a PNG inside the card; nothing that a user can point at an address of his own.</summary>
public sealed record Image : CardElement
{
    private readonly string _url;

    /// <exception cref="ArgumentException">The address is not absolute https, or there is no text for screen readers.</exception>
    public Image(Uri url, string altText) : this(CardLink.Checked(url)?.AbsoluteUri ?? throw new ArgumentNullException(nameof(url)), altText)
    {
    }

    private Image(string url, string altText) : base("Image")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(altText);
        _url = url;
        AltText = altText;
    }

    /// <summary>What a screen reader says.</summary>
    public string AltText { get; }
    public ImageSize Size { get; init; }
    public ImageStyle Style { get; init; }
    public HorizontalAlignment HorizontalAlignment { get; init; }

    /// <summary>Width on screen; <see langword="null"/>: as <see cref="Size"/> says.</summary>
    public int? WidthInPixels { get; init; }
    public CardAction? SelectAction { get; init => field = CardAction.ForTap(value); }

    /// <exception cref="ArgumentException">The bytes do not start as a PNG does.</exception>
    public static Image Png(ReadOnlySpan<byte> png, string altText) =>
        png.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
            ? new($"data:image/png;base64,{Convert.ToBase64String(png)}", altText)
            : throw new ArgumentException("That is not a PNG.", nameof(png));

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("url", _url);
        json.WritePlain("altText", AltText);
        json.WriteChoice("size", Size);
        json.WriteChoice("style", Style);
        json.WriteChoice("horizontalAlignment", HorizontalAlignment);
        if (WidthInPixels is { } width)
            json.WriteString("width", $"{width}px");
        json.WriteAction("selectAction", SelectAction);
    }
}
