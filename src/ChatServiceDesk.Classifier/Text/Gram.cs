namespace ChatServiceDesk.Classifier.Text;

/// <summary>Features are normalised block by block, so that many character n-grams do not drown few words.</summary>
internal enum Block
{
    Words,
    Characters,
    Concepts,
}

/// <param name="Hash">Identifies the n-gram among those of all blocks.</param>
/// <param name="Token">The token that it comes from.</param>
internal readonly record struct Gram(ulong Hash, int Token, Block Block);
