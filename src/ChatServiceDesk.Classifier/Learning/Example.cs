using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <param name="Group">The utterance that it was made from: spoiled copies stay with their original.</param>
/// <param name="IsOriginal">Not a spoiled copy.</param>
internal sealed record Example(Utterance Utterance, Reading Reading, int Group, bool IsOriginal);
