using System.Buffers;
using System.Text;

namespace ChatServiceDesk.Tables;

/// <summary>Text without halves of surrogate pairs: what UTF-8, and so every store, can hold.</summary>
internal static class WellFormed
{
    public static string Of(string text) => Is(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static bool Is(ReadOnlySpan<char> text)
    {
        int surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (surrogate >= 0)
        {
            text = text[surrogate..];
            if (Rune.DecodeFromUtf16(text, out _, out int length) is not OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
            surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return true;
    }
}
