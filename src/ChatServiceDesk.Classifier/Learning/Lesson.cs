using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>One text to learn from, or to be asked about.</summary>
/// <remarks><c>Answers</c>: for each head the index of the right label; -1 where the text teaches that head nothing.</remarks>
internal sealed record Lesson(Reading Reading, int[] Answers)
{
    /// <summary>Whether somebody has written it. What was made up is learned, but nothing is calibrated by it.</summary>
    public bool IsMessage { get; init; } = true;

    /// <summary>Whether it says what nothing else says: a name of this organisation may stand in one lesson only, and is learned all the same.</summary>
    public bool IsOwn { get; init; }
}
