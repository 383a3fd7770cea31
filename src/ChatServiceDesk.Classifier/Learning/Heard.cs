namespace ChatServiceDesk.Classifier.Learning;

/// <summary>What a model said about a lesson that it had not seen: the margin of every column.</summary>
internal sealed record Heard(float[] Margins, Lesson Lesson);
