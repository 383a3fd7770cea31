namespace ChatServiceDesk.Classifier;

/// <summary>How well a model reads labelled messages that it was not trained on.</summary>
public sealed record Evaluation
{
    public required HeadScore Intent { get; init; }

    /// <summary>Over the utterances whose intent has a category.</summary>
    public required HeadScore Category { get; init; }

    /// <summary>Over incidents, requests and questions: says too little, or enough?</summary>
    public required HeadScore Vague { get; init; }

    public required HeadScore Language { get; init; }

    public static Evaluation Run(LocalClassifier classifier, IEnumerable<Utterance> utterances) => throw new NotSupportedException();
}
