using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Rules;

/// <summary>Tells misspelt words, which share most of their pieces with words that the model has seen, from keys hit at random.</summary>
internal static class Familiarity
{
    private const double LeastShareOfPieces = 0.75;

    public static bool IsReadable(Reading reading, FeatureDictionary known)
    {
        int pieces = 0;
        int familiar = 0;
        foreach (Gram gram in reading.Grams)
        {
            if (!reading.Text.Tokens[gram.Token].IsWord) continue;
            bool isKnown = known.Find(gram.Hash) >= 0;
            if (isKnown && gram.Block is not Block.Characters) return true;
            if (gram.Block is not Block.Characters) continue;
            pieces++;
            if (isKnown) familiar++;
        }

        return familiar >= LeastShareOfPieces * pieces;
    }
}
