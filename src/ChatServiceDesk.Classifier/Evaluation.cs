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

    public required HeadScore Language { get; init; }

    public required SecurityScore Security { get; init; }

    public required Confusion Intents { get; init; }

    public required Confusion Categories { get; init; }

    /// <summary>Over the utterances that have a category: surest first.</summary>
    public required IReadOnlyList<OutcomeScore> Outcomes { get; init; }

    public static Evaluation Run(LocalClassifier classifier, IEnumerable<Utterance> utterances)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(utterances);
        (Utterance Utterance, Understanding Read)[] all = [.. utterances.Select(u => (u, classifier.Understand(u.Text)))];
        Tally intent = new();
        Tally category = new();
        Tally vague = new();
        Tally language = new();
        foreach ((Utterance utterance, Understanding read) in all)
        {
            intent.Add(utterance.Intent, Taxonomy.LabelOf(read.Intent), read.IntentConfidence);
            language.Add(utterance.Language, read.Language, read.LanguageConfidence);
            if (HeadPlan.CategoryOf(utterance) is { } about) category.Add(about, read.Category, read.CategoryConfidence);
            if (HeadPlan.VagueOf(utterance) is { } isVague && Taxonomy.HasCategory(Taxonomy.LabelOf(read.Intent)))
            {
                vague.Add(isVague, read.IsVague ? Head.VagueLabel : Head.ClearLabel, 1);
            }
        }

        return new Evaluation
        {
            Intent = intent.Score(),
            Category = category.Score(),
            Vague = vague.Score(),
            Language = language.Score(),
            Security = ScoreSecurity(all),
            Intents = intent.Confusion(),
            Categories = category.Confusion(),
            Outcomes = [.. Enum.GetValues<Certainty>().Reverse().Select(certainty => ScoreOutcome(certainty, all))],
        };
    }

    private static SecurityScore ScoreSecurity((Utterance Utterance, Understanding Read)[] all)
    {
        bool[] isRisk = [.. all.Select(one => HeadPlan.SecurityOf(one.Utterance) is Head.RiskLabel)];
        return new SecurityScore(
            isRisk.Count(risk => risk),
            all.Where((one, i) => isRisk[i] && one.Read.IsSecurityIncident).Count(),
            all.Where((one, i) => !isRisk[i] && one.Read.IsSecurityIncident).Count());
    }

    private static OutcomeScore ScoreOutcome(Certainty certainty, (Utterance Utterance, Understanding Read)[] all)
    {
        (Utterance Utterance, Understanding Read)[] seen = [.. all.Where(one => HeadPlan.CategoryOf(one.Utterance) is not null && one.Read.Certainty == certainty)];
        return new OutcomeScore(
            certainty,
            seen.Length,
            seen.Count(one => Taxonomy.LabelOf(one.Read.Intent) == one.Utterance.Intent && one.Read.Category == one.Utterance.Category),
            seen.Count(one => one.Read.Categories.Take(3).Any(offer => offer.Label == one.Utterance.Category)));
    }
}
