namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>For tests that measure time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
