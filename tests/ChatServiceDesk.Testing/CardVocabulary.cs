namespace ChatServiceDesk.Testing;

/// <summary>The elements and actions of Adaptive Cards 1.5 with their properties, and what Teams adds.</summary>
/// <remarks>Source: https://adaptivecards.io/explorer/. Notation: <c>name:kind</c>, with <c>!</c> for a property that must be there.
/// A kind in parentheses lists the words allowed, in any case.</remarks>
internal static class CardVocabulary
{
    private const string ElementProperties =
        "id:text spacing:(default|none|small|medium|large|extraLarge|padding) separator:bool isVisible:bool height:any fallback:fallback requires:any";

    private const string InputProperties = ElementProperties + " id!:text label:text isRequired:bool errorMessage:text";

    private const string ActionProperties =
        "title:text iconUrl:url id:text style:(default|positive|destructive) fallback:fallback tooltip:text isEnabled:bool mode:(primary|secondary) requires:any";

    private const string TextProperties =
        "text!:text color:(default|dark|light|accent|good|warning|attention) fontType:(default|monospace) isSubtle:bool"
        + " size:(default|small|medium|large|extraLarge) weight:(default|lighter|bolder)";

    private const string Box =
        "selectAction:action style:(default|emphasis|good|attention|warning|accent) bleed:bool minHeight:text backgroundImage:any rtl:bool"
        + " verticalContentAlignment:(top|center|bottom)";

    private const string Align = "horizontalAlignment:(left|center|right)";
    private const string CellAlign = "horizontalCellContentAlignment:(left|center|right) verticalCellContentAlignment:(top|center|bottom)";

    public static IReadOnlyDictionary<string, CardSchema> Elements { get; } = Read(ElementProperties,
    [
        ("TextBlock", TextProperties + " wrap:bool maxLines:number style:(default|heading) " + Align),
        ("RichTextBlock", "inlines!:runs " + Align),
        ("Image", "url!:url altText:text backgroundColor:text size:(auto|stretch|small|medium|large) style:(default|person)"
            + " width:any selectAction:action msteams:any " + Align),
        ("ImageSet", "images!:elements imageSize:(auto|stretch|small|medium|large)"),
        ("Media", "sources!:any poster:url altText:text captionSources:any"),
        ("Container", "items!:elements " + Box),
        ("ColumnSet", "columns:columns " + Box + " " + Align),
        ("FactSet", "facts!:facts"),
        ("Table", "columns:any rows:rows firstRowAsHeader:bool showGridLines:bool gridStyle:(default|emphasis|good|attention|warning|accent) " + CellAlign),
        ("ActionSet", "actions!:actions"),
    ]);

    public static IReadOnlyDictionary<string, CardSchema> Inputs { get; } = Read(InputProperties,
    [
        ("Input.Text", "isMultiline:bool maxLength:number placeholder:text regex:text style:(text|tel|url|email|password) inlineAction:action value:text"),
        ("Input.Number", "max:number min:number placeholder:text value:number"),
        ("Input.Date", "max:text min:text placeholder:text value:text"),
        ("Input.Time", "max:text min:text placeholder:text value:text"),
        ("Input.Toggle", "title!:text value:text valueOff:text valueOn:text wrap:bool"),
        ("Input.ChoiceSet", "choices:choices choices.data:any isMultiSelect:bool style:(compact|expanded|filtered) value:text placeholder:text wrap:bool"),
    ]);

    public static IReadOnlyDictionary<string, CardSchema> Actions { get; } = Read(ActionProperties,
    [
        ("Action.Execute", "verb:text data:any associatedInputs:(auto|none)"),
        ("Action.Submit", "data:any associatedInputs:(auto|none)"),
        ("Action.OpenUrl", "url!:url"),
        ("Action.ShowCard", "card!:card"),
        ("Action.ToggleVisibility", "targetElements!:any"),
    ]);

    /// <summary>Parts that stand only inside a certain element.</summary>
    public static IReadOnlyDictionary<string, CardSchema> Parts { get; } = Read("type:text",
    [
        ("AdaptiveCard", "$schema:text version:text body:elements actions:actions refresh:refresh authentication:any fallbackText:text speak:text lang:text"
            + " minHeight:text backgroundImage:any selectAction:action verticalContentAlignment:(top|center|bottom) rtl:bool metadata:any msteams:any"),
        ("Column", "items:elements width:any " + ElementProperties + " " + Box),
        ("TextRun", TextProperties + " highlight:bool italic:bool strikethrough:bool underline:bool selectAction:action"),
        ("Fact", "title!:text value!:text"),
        ("Choice", "title!:text value!:text"),
        ("TableRow", "cells!:cells style:(default|emphasis|good|attention|warning|accent) " + CellAlign),
        ("TableCell", "items!:elements " + Box),
        ("Refresh", "action!:action userIds:any"),
    ]);

    private static Dictionary<string, CardSchema> Read(string common, (string Name, string Properties)[] schemas) => schemas.ToDictionary(
        static schema => schema.Name,
        schema => CardSchema.Read($"type:text {common} {schema.Properties}"),
        StringComparer.Ordinal);
}
