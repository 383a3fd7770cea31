using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>One text to learn from, or to be asked about.</summary>
/// <remarks><c>Answers</c>: for each head the index of the right label; -1 where the text teaches that head nothing.</remarks>
internal sealed record Lesson(Reading Reading, int[] Answers)
{
    /// <summary>How often it is taught: what a desk adds is little beside what ships.</summary>
    public int Times { get; init; } = 1;

    /// <summary>A bare word is taught, but a model is not asked about it.</summary>
    public bool IsMessage { get; init; } = true;
}
