namespace ChatServiceDesk.Classifier.Learning;

/// <summary>From which probability on the desk does what. Set by what models said about utterances that they had not seen.</summary>
/// <remarks>
/// <c>Security</c>: of the risk, to treat a message as a security incident.
/// <c>Sure</c>: of kind and category together, to fill in the card.
/// <c>Unsure</c>: of the same, to offer the three most likely; below it, a question is better.
/// </remarks>
internal sealed record Thresholds(double Security, double Sure, double Unsure)
{
    /// <summary>Recall first: somebody looks at a false alarm for a minute, at a missed one for a week. Above what is promised, for those that it is set by are few.</summary>
    private const double SecurityRecall = 0.97;

    /// <summary>How far a risk counts in a message that wants something or asks about something: mostly it is talked about, not reported.</summary>
    private const double ShareOfRequests = 0.3;

    /// <summary>Of the cards that are filled in without asking, this share is to be right.</summary>
    private const double SureAndRight = 0.95;

    /// <summary>Where the three most likely categories have the right one less often than this, they are no help.</summary>
    private const double OffersThatHelp = 0.9;

    public static Thresholds None { get; } = new(0.5, 1, 0);

    public static Thresholds Of(Model model, IReadOnlyList<Heard> heard)
    {
        List<(double Confidence, bool IsRight, bool IsOffered)> seen = [];
        List<double> risks = [];
        int intent = IndexOf(model, Head.Intent);
        int category = IndexOf(model, Head.Category);
        int security = IndexOf(model, Head.Security);
        foreach (Heard one in heard)
        {
            int[] right = one.Lesson.Answers;
            Scored[] intents = model[Head.Intent].Rank(one.Margins);
            Scored[] categories = model[Head.Category].Rank(one.Margins);
            if (model.Heads[security].Labels[right[security]] is Head.RiskLabel) risks.Add(Risk(model, one.Margins, intents, categories));
            if (right[category] < 0 || !Taxonomy.HasCategory(intents[0].Label)) continue;
            string rightCategory = model[Head.Category].Labels[right[category]];
            seen.Add((
                Joint(intents, categories),
                intents[0].Label == model[Head.Intent].Labels[right[intent]] && categories[0].Label == rightCategory,
                categories.Take(3).Any(offer => offer.Label == rightCategory)));
        }

        return Of(seen, risks);
    }

    /// <summary>How likely the card is right when it is filled in.</summary>
    public static double Joint(IReadOnlyList<Scored> intents, IReadOnlyList<Scored> categories) =>
        Taxonomy.HasCategory(intents[0].Label) ? intents[0].Probability * categories[0].Probability : intents[0].Probability;

    /// <summary>How likely a security incident is reported, by two readings: the head that answers only this, and the category together with the intent.</summary>
    public static double Risk(Model model, ReadOnlySpan<float> margins, IReadOnlyList<Scored> intents, IReadOnlyList<Scored> categories)
    {
        double incident = 0;
        double about = 0;
        double wanted = 0;
        foreach (Scored intent in intents)
        {
            if (intent.Label is "incident") incident = intent.Probability;
            if (intent.Label is "comment" or "escalate") about += intent.Probability;
            if (intent.Label is "request" or "question") wanted += intent.Probability;
        }

        double read = model[Head.Security].ProbabilityOf(Head.RiskLabel, margins) * (incident + about + (ShareOfRequests * wanted));
        double sorted = incident * categories.FirstOrDefault(category => category.Label == Taxonomy.Security).Probability;
        return 1 - ((1 - read) * (1 - sorted));
    }

    private static Thresholds Of(List<(double Confidence, bool IsRight, bool IsOffered)> seen, List<double> risks)
    {
        double sure = None.Sure;
        double unsure = None.Unsure;
        int count = 0;
        int right = 0;
        foreach ((double confidence, bool isRight, _) in seen.OrderByDescending(s => s.Confidence))
        {
            count++;
            if (isRight) right++;
            if (right >= SureAndRight * count) sure = confidence;
        }

        count = 0;
        int offered = 0;
        foreach ((double confidence, _, bool isOffered) in seen.OrderBy(s => s.Confidence))
        {
            count++;
            if (isOffered) offered++;
            if (offered < OffersThatHelp * count) unsure = confidence;
        }

        risks.Sort();
        return new Thresholds(risks.Count > 0 ? Math.Min(risks[(int)(risks.Count * (1 - SecurityRecall))], None.Security) : None.Security, sure, Math.Min(unsure, sure));
    }

    private static int IndexOf(Model model, string head)
    {
        for (int i = 0; i < model.Heads.Count; i++)
        {
            if (model.Heads[i].Name == head) return i;
        }

        throw new ArgumentException($"There is no head '{head}'.", nameof(head));
    }
}
