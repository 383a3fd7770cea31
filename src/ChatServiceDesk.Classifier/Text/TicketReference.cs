using System.Text.RegularExpressions;

namespace ChatServiceDesk.Classifier.Text;

/// <summary>Finds a ticket that is named: <c>INC-1042</c>, <c>inc 1042</c>, <c>ticket no. 1042</c>, <c>#1042</c>.</summary>
internal static partial class TicketReference
{
    public static string? Find(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0) return null;
        Match match = Pattern().Match(text.Length > Folding.MaxCharacters ? text[..Folding.MaxCharacters] : text);
        if (!match.Success) return null;
        string prefix = match.Groups["prefix"].Value.ToUpperInvariant();
        string number = match.Groups["number"].Value;
        return prefix.Length > 0 ? $"{prefix}-{number}" : number;
    }

    /// <summary>Whether the text names a ticket and says nothing else.</summary>
    public static bool IsAll(string text)
    {
        Match match = Pattern().Match(text);
        return match.Success
            && text.AsSpan(0, match.Index).IsWhiteSpace()
            && text.AsSpan(match.Index + match.Length).TrimEnd(" \t\r\n?!.").IsEmpty;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{Nd}])(?:(?<prefix>INC|REQ|SR|RITM|PRB|CHG|TKT)[-\s#]{0,2}|tickets?\s?(?:number|nummer|numéro|número|nr|no|n°|nº|num)?[.:]?\s?#?\s?|\#)(?<number>[0-9]{2,9})(?![\p{L}\p{Nd}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
