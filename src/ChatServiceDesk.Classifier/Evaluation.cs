using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier;

/// <summary>How well a model reads labelled messages that it was not trained on.</summary>
public sealed record Evaluation
{
    public required HeadScore Intent { get; init; }

    /// <summary>Over the utterances that have a category.</summary>
    public required HeadScore Category { get; init; }

    /// <summary>Over incidents, requests and questions that were read as one of these: too little said, or enough? No confidence.</summary>
    public required HeadScore Vague { get; init; }

    /// <summary>No confidence.</summary>
    public required HeadScore Language { get; init; }

    public static Evaluation Run(LocalClassifier classifier, IEnumerable<Utterance> utterances)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(utterances);
        Tally intent = new();
        Tally category = new();
        Tally vague = new();
        Tally language = new();
        foreach (Utterance utterance in utterances)
        {
            Understanding read = classifier.Understand(utterance.Text);
            intent.Add(utterance.Intent, Taxonomy.LabelOf(read.Intent), read.IntentConfidence);
            language.Add(utterance.Language, read.Language, 1);
            if (HeadPlan.CategoryOf(utterance) is { } about) category.Add(about, read.Category, read.CategoryConfidence);
            if (HeadPlan.VagueOf(utterance) is { } isVague && Taxonomy.HasCategory(Taxonomy.LabelOf(read.Intent)))
            {
                vague.Add(isVague, read.IsVague ? Head.VagueLabel : Head.ClearLabel, 1);
            }
        }

        return new Evaluation { Intent = intent.Score(), Category = category.Score(), Vague = vague.Score(), Language = language.Score() };
    }
}
