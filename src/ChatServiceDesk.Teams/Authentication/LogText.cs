using System.Globalization;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Words from outside, made fit for a log: nothing in them begins a line of its own, turns the reading direction, or goes on for pages.</summary>
public static class LogText
{
    private const int MaxLength = 100;

    /// <returns>At most 100 characters; a dash for none.</returns>
    public static string Of(string? text) => string.IsNullOrEmpty(text)
        ? "-"
        : string.Create(Math.Min(text.Length, MaxLength), text, (cleaned, from) =>
        {
            for (int i = 0; i < cleaned.Length; i++)
                cleaned[i] = IsHarmless(from[i]) ? from[i] : '\ufffd';
        });

    /// <remarks>Half of a surrogate pair may be what is left by cutting, so neither half passes.</remarks>
    private static bool IsHarmless(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
