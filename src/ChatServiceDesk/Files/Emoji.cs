using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Files;

/// <summary>Whether somebody answers with pictograms alone.</summary>
internal static class Emoji
{
    private const int VariationSelector = 0xFE0F;
    private const int Joiner = 0x200D;

    public static bool IsAll(string text)
    {
        bool hasOne = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool isSymbol = category is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
            if (!isSymbol && !Rune.IsWhiteSpace(rune) && rune.Value is not (VariationSelector or Joiner))
            {
                return false;
            }

            hasOne |= isSymbol;
        }

        return hasOne;
    }
}
