namespace ChatServiceDesk.Classifier.Text;

/// <summary>A concept of the lexicon that a message names.</summary>
/// <param name="Token">The first token of the term.</param>
/// <param name="Length">How many tokens the term has.</param>
internal readonly record struct Hit(int Concept, int Token, int Length);
