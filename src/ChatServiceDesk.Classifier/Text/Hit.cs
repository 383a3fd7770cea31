namespace ChatServiceDesk.Classifier.Text;

/// <summary>A concept of the lexicon that a message names.</summary>
/// <remarks>
/// <c>Token</c>: the first token of the term.
/// <c>Length</c>: how many tokens the term has.
/// </remarks>
internal readonly record struct Hit(int Concept, int Token, int Length);
