using System.Text.RegularExpressions;

namespace ChatServiceDesk.Simulation.Checks;

/// <summary>A word that stands in one ticket or draft and nowhere else: whoever gets to read it has seen that ticket.</summary>
/// <param name="Word">Made by <see cref="WordOf"/>.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Requester">Who may read it.</param>
/// <param name="Channel">Where it may be read as well; <see langword="null"/> for a draft, which is nobody else's business.</param>
internal sealed partial record Canary(string Word, string Tenant, string Requester, string? Channel)
{
    /// <summary>Letters only, so that nothing on its way escapes or cuts it.</summary>
    public static string WordOf(int number)
    {
        Span<char> letters = stackalloc char[6];
        for (int i = letters.Length - 1; i >= 0; i--, number /= 20)
        {
            letters[i] = (char)('a' + (number % 20));
        }

        return $"canary{letters}";
    }

    /// <summary>The canaries in a text.</summary>
    public static IEnumerable<string> In(string text)
    {
        if (text.Contains("canary", StringComparison.Ordinal))
        {
            foreach (Match match in Words().Matches(text))
            {
                yield return match.Value;
            }
        }
    }

    [GeneratedRegex("canary[a-t]{6}")]
    private static partial Regex Words();
}
