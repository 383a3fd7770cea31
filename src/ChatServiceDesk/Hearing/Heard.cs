using ChatServiceDesk.Classifier;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Hearing;

/// <param name="Understanding">What a text says, by whoever decided.</param>
/// <param name="Classification">Who that was, and what a model wrote of its own.</param>
internal sealed record Heard(Understanding Understanding, Classification Classification);
