using System.Collections.Frozen;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Bank account numbers with the length of their country and a right checksum (ISO 13616).</summary>
internal static class Ibans
{
    private static readonly FrozenDictionary<string, int> Lengths = (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 "
        + "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 "
        + "RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
        .Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture));

    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        for (int i = 0; i + 4 < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i]) || !char.IsAsciiLetter(text[i + 1]) || !Compact.BeginsAt(text, i)) continue;
            if (Lengths.TryGetValue(text.Slice(i, 2).ToString().ToUpperInvariant(), out int length)
                && Compact.Read(text, i, length, out int end) is { } iban && IsValid(iban))
            {
                found.Add(new Finding(SensitiveKind.Iban, i, end - i));
                i = end - 1;
            }
        }
    }

    private static bool IsValid(string iban)
    {
        if (!char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3])) return false;
        int rest = 0;
        for (int i = 0; i < iban.Length; i++)
        {
            char sign = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(sign) ? ((rest * 10) + sign - '0') % 97 : ((rest * 100) + sign - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
