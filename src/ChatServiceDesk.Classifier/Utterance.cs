namespace ChatServiceDesk.Classifier;

/// <summary>One labelled message.</summary>
/// <param name="Text">As somebody wrote it; may have several lines.</param>
/// <param name="Intent">A label of <see cref="Taxonomy.Intents"/>.</param>
/// <param name="Category">
/// What it is about. <see langword="null"/> on an incident, request or question: it says too little to act on.
/// On smalltalk: one of <see cref="Taxonomy.SmalltalkKinds"/>. On the others: <see langword="null"/>.
/// </param>
/// <param name="Language">ISO 639-1: <c>en</c>, <c>de</c>, <c>fr</c>, <c>es</c>.</param>
public sealed record Utterance(string Text, string Intent, string? Category, string Language)
{
    /// <summary>Not chosen to teach, but one of a week at a desk. Where there are such, probabilities and bounds are set by what a model says that has not seen them.</summary>
    public bool IsEveryday { get; init; }
}
