namespace ChatServiceDesk.Classifier;

/// <summary>A model's answer that says where each thing stands. Still a model's: links and numbers have been compared with the passages, words have not.</summary>
/// <param name="Text">Plain words with <c>[1]</c> where the first passage is cited; at most 700 characters.</param>
/// <param name="Citations">The passages that it cites, from 1, in the order in which it does.</param>
public sealed record GroundedAnswer(string Text, IReadOnlyList<int> Citations)
{
    public const int MaxText = 700;
}
