using System.Buffers;
using System.Text.RegularExpressions;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Whether a word looks like something that was made up to be a secret. Of a long one only the beginning is looked at.</summary>
internal static partial class SecretLooks
{
    private const int Looked = 200;
    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*+=~§€£|<>?_");
    private static readonly SearchValues<char> NeverInTokens = SearchValues.Create("\\<>{}\"'`|");
    private static readonly SearchValues<char> Masks = SearchValues.Create("*•●·.xX-_?…");

    /// <summary>Letters with digits or symbols, capitals inside, or four digits and more.</summary>
    public static bool IsStrong(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> start = value[..Math.Min(value.Length, Looked)];
        if (value.Length > Looked) return true;
        if (IsKnown(start) || IsAddress(start)) return false;
        Look look = Look.Of(start);
        return (look.Letters > 0 && look.Digits > 0) || look.SymbolsInside > 0 || look.HasInnerCapital || (look.Digits >= 4 && look.Letters == 0 && look.Others == 0);
    }

    /// <summary>So strong that it need not be called a password: digits and letters, and no name of a thing.</summary>
    public static bool IsStrongAlone(ReadOnlySpan<char> value)
    {
        if (value.Length is < 5 or > Looked || IsKnown(value) || IsAddress(value)) return false;
        Look look = Look.Of(value);
        return look.Letters > 0 && (look.Digits > 0 || look.SymbolsInside > 0) && look.Letters + look.Digits >= 4 && !IsNameOfThing(value.ToString());
    }

    /// <summary>Letters, digits and a symbol: nobody writes that for anything else.</summary>
    public static bool IsUnmistakable(ReadOnlySpan<char> value) =>
        value.Length <= Looked && IsStrongAlone(value) && Look.Of(value) is { Letters: > 0, Digits: > 0 } && (value[..^1].ContainsAny(Symbols) || value[^1] is '!' or '$' or '#' or '*');

    /// <summary>Long and mixed as only machines write.</summary>
    public static bool IsToken(ReadOnlySpan<char> value, int least)
    {
        ReadOnlySpan<char> start = value[..Math.Min(value.Length, Looked)];
        if (value.Length < least || start.ContainsAny(NeverInTokens) || IsKnown(start) || start.Contains("://", StringComparison.Ordinal)) return false;
        Look look = Look.Of(start);
        return look.Digits > (least >= 16 ? 2 : 0) && look.Letters > 0;
    }

    /// <summary>A stand-in for the secret: <c>****</c>, <c>&lt;password&gt;</c>, <c>${PASSWORD}</c>.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) =>
        !value.ContainsAnyExcept(Masks) || value is "%s" or "{0}"
        || (value[0] is '<' && value[^1] is '>') || value.StartsWith("${", StringComparison.Ordinal) || value.StartsWith("{{", StringComparison.Ordinal) || value.StartsWith("$(", StringComparison.Ordinal)
        || (value[0] == '%' && value[^1] == '%' && value.Length > 2);

    /// <summary>What an agent needs: ticket numbers, error codes, dates, versions, addresses, amounts with a unit.</summary>
    public static bool IsKnown(ReadOnlySpan<char> value) => value.Length <= 64 && Known().IsMatch(value);

    private static bool IsAddress(ReadOnlySpan<char> value) =>
        value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || value.StartsWith(@"\\", StringComparison.Ordinal)
        || (value.IndexOf('@') is > 0 and var at && value[at..].Contains('.') && !value[at..].ContainsAnyInRange('0', '9'));

    /// <summary>Products, devices, hosts: <c>Office365</c>, <c>LAP-0423</c>, <c>srv-app01</c>.</summary>
    private static bool IsNameOfThing(string value) => Thing().IsMatch(value);

    [GeneratedRegex(
        @"^(?:(?:INC|REQ|PRB|CHG|RITM|SCTASK|TASK|ORA|KB|CVE|AADSTS|HTTP|ERR|ERROR|MS|TF|CS|DNS|RFC|ISO)[-_ ]?[0-9][0-9-]*|0[xX][0-9a-fA-F]+|[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
        + @"|v?[0-9]+(?:\.[0-9]+){2,}|[0-9]{1,3}[-.]?(?:st|nd|rd|th|x|h|d|days?|hours?|min|minutes?|weeks?|months?|years?|times?|characters?|chars?|char|stellig|stelligen|stelliges|zeichen|tage?|tagen|stunden|mal|monate|jours?|mois|fois|heures?|caract[eè]res?|d[ií]as?|meses|veces|horas|%|€)"
        + @"|ERR_[A-Z_0-9]+|[A-Z][A-Z_]+_[A-Z_]+)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(
        @"^(?:(?i:office|o|m|d|win|windows|windows-|dynamics|outlook|word|excel|exchange|sql|server|sage|sap|s4|autocad|teams|microsoft|ms|acrobat|visio|project|access|sharepoint|iphone|ipad|ios|macos|android|ubuntu|debian|oracle|citrix|vmware|navision|nav|bc|lync|skype|java|python|php|ps|tls|sha|wpa|http|web|level|tier|step|version|v|id|user|year|20)-?[0-9]{1,4}[a-z]?"
        + @"|[A-Z]{1,10}[-_]?[0-9]{1,6}|[a-z]+(?:-[a-z0-9]+)+|(?i:s4hana|1password|ci/cd)|[a-z]+[/.][a-z/.]+|[A-Za-z]+/[A-Za-z]+|[0-9]+(?:st|nd|rd|th|x)|(?i:2fa|mfa|id10t)|[a-z]{2,5}[0-9]{2,3}\.[a-z.]+)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Thing();

    /// <summary>What a word is made of.</summary>
    private readonly record struct Look(int Letters, int Digits, int Others, int SymbolsInside, bool HasInnerCapital)
    {
        public static Look Of(ReadOnlySpan<char> value)
        {
            (int letters, int digits, int others, int symbols, bool hasInnerCapital) = (0, 0, 0, 0, false);
            for (int i = 0; i < value.Length; i++)
            {
                char sign = value[i];
                if (char.IsLetter(sign)) letters++;
                else if (Signs.IsDigit(sign)) digits++;
                else others++;
                if (i < value.Length - 1 && Symbols.Contains(sign)) symbols++;
                if (i > 0 && char.IsUpper(sign) && char.IsLower(value[i - 1])) hasInnerCapital = true;
            }

            return new Look(letters, digits, others, symbols, hasInnerCapital);
        }
    }
}
