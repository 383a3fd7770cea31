namespace ChatServiceDesk.Classifier;

/// <summary>How often the employee would have seen this, and how often that was right.</summary>
/// <param name="Certainty">What they would have seen.</param>
/// <param name="Count">How many messages.</param>
/// <param name="Right">Kind and category both right.</param>
/// <param name="Offered">The right category among the three most likely.</param>
public sealed record OutcomeScore(Certainty Certainty, int Count, int Right, int Offered);
