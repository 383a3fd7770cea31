using System.Reflection;
using System.Text.RegularExpressions;
using ChatServiceDesk.Classifier.Likeness;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier;

/// <summary>Finds what a report says about device, program, place, error and time, in any of the four languages. What it overlooks costs one short question.</summary>
public static partial class ReportFactReader
{
    private static readonly Lazy<Lexicon> Words = new(ReadWords);

    /// <param name="text">Anything at all.</param>
    public static ReportFacts Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        FoldedText folded = FoldedText.Of(text);
        ReportFacts facts = ReportFacts.None;
        foreach (Hit hit in Words.Value.Find(folded)) facts |= FactOf(Words.Value.Concepts[hit.Concept].Group);
        foreach (string thing in SignatureReader.ThingsIn(folded)) facts |= FactOfThing(thing);
        foreach (Hit hit in Lexicon.Shipped.Find(folded))
        {
            if (Lexicon.Shipped.Concepts[hit.Concept].Name is "software.product") facts |= ReportFacts.Application;
        }

        foreach (TermKind kind in SignatureReader.Read(text).Select(term => term.Kind)) facts |= FactOf(kind);
        if (Quoted().IsMatch(text) || Hexadecimal().IsMatch(text)) facts |= ReportFacts.ErrorText;
        return Clock().IsMatch(text) ? facts | ReportFacts.Time : facts;
    }

    private static ReportFacts FactOf(string group) => group switch
    {
        "spot" => ReportFacts.Place,
        "when" => ReportFacts.Time,
        "app" => ReportFacts.Application,
        "device" => ReportFacts.Device,
        _ => ReportFacts.None,
    };

    private static ReportFacts FactOfThing(string thing) => thing switch
    {
        "own.computer" or "own.dock" or "own.screen" or "own.input" or "own.sound" or "own.camera" or "own.battery" or "own.mobile" or "own.desk"
            or "many.printer" or "many.scanner" or "many.label" or "many.phone" or "many.projector" or "many.till" => ReportFacts.Device,
        "own.home" or "many.room" => ReportFacts.Place,
        _ => thing.StartsWith("thing.", StringComparison.Ordinal) ? ReportFacts.Application : ReportFacts.None,
    };

    private static ReportFacts FactOf(TermKind kind) => kind switch
    {
        TermKind.Floor or TermKind.Room or TermKind.Building => ReportFacts.Place,
        TermKind.Code => ReportFacts.ErrorText,
        TermKind.Name => ReportFacts.Application,
        _ => ReportFacts.None,
    };

    private static Lexicon ReadWords()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("likeness/facts.tsv")
            ?? throw new InvalidOperationException("The list of facts is not embedded.");
        using StreamReader reader = new(stream);
        return Lexicon.Read(reader);
    }

    [GeneratedRegex("[\"„“«][^\"“”»]{6,200}[\"“”»]", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\b0x[0-9a-f]{3,}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Hexadecimal();

    /// <summary>9:30, 9.30 Uhr, 9h30, 9 am.</summary>
    [GeneratedRegex("\\b[0-2]?[0-9](:[0-5][0-9]|[.h][0-5][0-9]\\b| ?(uhr|am|pm|h)\\b)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Clock();
}
