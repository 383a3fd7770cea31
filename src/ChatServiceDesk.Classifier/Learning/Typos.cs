using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>Spoils a few words as a hurried hand does: a letter left out, doubled, swapped with the next.</summary>
internal sealed class Typos(Random random)
{
    private const int ShortestSpoiled = 4;

    /// <summary>One word in so many is spoiled.</summary>
    private const int Rarity = 5;

    public string Spoil(string text)
    {
        StringBuilder spoiled = new(text.Length + 4);
        int wordStart = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i])) continue;
            spoiled.Append(SpoilWord(text[wordStart..i]));
            if (i < text.Length) spoiled.Append(text[i]);
            wordStart = i + 1;
        }

        return spoiled.ToString();
    }

    private string SpoilWord(string word)
    {
        if (word.Length < ShortestSpoiled || Next(Rarity) > 0) return word;
        int at = 1 + Next(word.Length - 2);
        return Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Training must give the same model every time.")]
    private int Next(int below) => random.Next(below);
}
