namespace ChatServiceDesk.Classifier;

/// <param name="Incidents">Messages that report a security incident.</param>
/// <param name="Found">How many of them were taken for one.</param>
/// <param name="FalseAlarms">How many others were.</param>
public sealed record SecurityScore(int Incidents, int Found, int FalseAlarms);
