using ChatServiceDesk.Classifier;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;

namespace ChatServiceDesk.Intake;

/// <summary>A wall of text: its title is the sentence that says best what it is about, not the first one, which tells how the day began.</summary>
internal static class LongText
{
    /// <summary>Shorter ones come to the point.</summary>
    private const int Long = 1000;

    private const int MostSentences = 60;

    /// <summary>A shorter sentence says little: "It does not work".</summary>
    private const int Telling = 15;

    private static readonly string[] Ends = [". ", "! ", "? ", "\n", "\r"];

    public static string TitleOf(string text, Ear ear, Texts texts) =>
        text.Length < Long ? Drafting.TitleOf(text, texts) : Drafting.TitleOf(Best(text, ear) ?? text, texts);

    private static string? Best(string text, Ear ear) => text
        .Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(sentence => sentence.Length >= Telling)
        .Take(MostSentences)
        .Select(sentence => (Sentence: sentence, Said: ear.Understand(sentence)))
        .Where(item => item.Said is { IsVague: false, Certainty: Certainty.Sure, Intent: Intent.Incident or Intent.Request or Intent.Question })
        .OrderByDescending(item => item.Said.IntentConfidence * item.Said.CategoryConfidence)
        .Select(item => item.Sentence)
        .FirstOrDefault();
}
