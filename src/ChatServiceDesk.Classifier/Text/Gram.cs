namespace ChatServiceDesk.Classifier.Text;

/// <summary>Features are normalised block by block, so that many character n-grams do not drown few words.</summary>
internal enum Block
{
    Words,
    Characters,
    Concepts,
}

/// <remarks>
/// <c>Hash</c>: identifies the n-gram among those of all blocks.
/// <c>Token</c>: the token that it comes from.
/// </remarks>
internal readonly record struct Gram(ulong Hash, int Token, Block Block);
