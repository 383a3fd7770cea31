namespace ChatServiceDesk.Classifier.Learning;

/// <summary>One layer of hidden units. Layers that look at a message differently err differently, so their sum errs less.</summary>
/// <remarks>
/// <c>Width</c>: how many units; a multiple of 16.
/// <c>IsWordwise</c>: each unit takes the word that excites it most, instead of adding up all of them.
/// <c>ReadsPieces</c>: whether it sees pieces of words, or only whole ones.
/// </remarks>
internal sealed record LayerPlan(int Width, bool IsWordwise = false, bool ReadsPieces = true);
