using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <remarks>
/// <c>Group</c>: the utterance that it was made from: spoiled copies stay with their original.
/// <c>IsOriginal</c>: not a spoiled copy.
/// </remarks>
internal sealed record Example(Utterance Utterance, Reading Reading, int Group, bool IsOriginal);
