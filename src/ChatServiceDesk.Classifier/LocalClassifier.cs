using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Rules;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier;

/// <summary>Reads messages with a linear model and hidden layers beside it, on the CPU and without a network. Safe to use from many threads at once.</summary>
public sealed class LocalClassifier
{
    private readonly Model _model;
    private readonly Lexicon _lexicon;

    private LocalClassifier(Model model, Lexicon lexicon) => (_model, _lexicon) = (model, lexicon);

    /// <summary>Every category that it can answer with.</summary>
    public IReadOnlyList<string> Categories => _model[Head.Category].Labels;

    /// <summary>About two seconds for a thousand utterances on one core. The same utterances in the same order give the same model.</summary>
    /// <exception cref="ArgumentException">There are no utterances, or one has an unknown intent.</exception>
    public static LocalClassifier Train(IEnumerable<Utterance> utterances) => Train(utterances, Additions.None);

    /// <summary>The same with what a desk adds: few utterances and words are enough.</summary>
    /// <exception cref="ArgumentException">There are no utterances, or one has an unknown intent.</exception>
    public static LocalClassifier Train(IEnumerable<Utterance> utterances, Additions additions)
    {
        ArgumentNullException.ThrowIfNull(additions);
        Utterance[] all = [.. utterances];
        if (all.Length == 0) throw new ArgumentException("There is nothing to learn from.", nameof(utterances));
        if (all.Concat(additions.Utterances).FirstOrDefault(u => !Taxonomy.Intents.Contains(u.Intent)) is { } odd) throw new ArgumentException($"'{odd.Intent}' is not an intent.", nameof(utterances));
        Lexicon lexicon = Lexicon.With(additions.Words);
        return new LocalClassifier(Curriculum.Train(all, additions, lexicon), lexicon);
    }

    /// <summary>The model of the utterances that ship with the desk, and of what this desk adds.</summary>
    /// <param name="cacheDirectory">
    /// Where the trained model is kept, in a file named by what it was made from, so that only the first start trains;
    /// <see langword="null"/> to train each time. A damaged file is made anew; a directory that can't be written is no error.
    /// </param>
    /// <param name="additions">None if not given. Other additions make another file.</param>
    public static LocalClassifier Shipped(string? cacheDirectory, Additions? additions = null) =>
        cacheDirectory is null ? TrainShipped(additions ?? Additions.None) : new ModelCache(cacheDirectory, additions ?? Additions.None, TrainShipped).LoadOrTrain();

    /// <summary>Trains the shipped model and keeps it where <see cref="Shipped"/> will look for it.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">The directory can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static string Renew(string cacheDirectory, Additions? additions = null)
    {
        ModelCache cache = new(cacheDirectory, additions ?? Additions.None, TrainShipped);
        cache.Renew();
        return cache.Path;
    }

    /// <param name="source">What <see cref="Save"/> has written.</param>
    /// <param name="additions">Those that it was trained with; none if not given.</param>
    /// <exception cref="InvalidDataException">Not a model, of another version, made with other words, or damaged.</exception>
    public static LocalClassifier Load(Stream source, Additions? additions = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Lexicon lexicon = Lexicon.With((additions ?? Additions.None).Words);
        return new LocalClassifier(ModelFile.Read(source, lexicon.Fingerprint), lexicon);
    }

    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ModelFile.Write(_model, _lexicon.Fingerprint, destination);
    }

    /// <param name="text">Anything at all; of a text longer than 4,000 characters the start is read.</param>
    public Understanding Understand(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Reading reading = Reading.Of(text, _lexicon);
        Feature[] features = Vectorizer.Vectorize(reading, _model.Features);
        float[] margins = _model.Score(features);
        Head intents = _model[Head.Intent];
        Obvious? obvious = Obvious.Of(reading, _lexicon, _model.Features);
        Scored[] ranked = obvious is null ? intents.Rank(margins) : Insist(intents.Rank(margins), Taxonomy.LabelOf(obvious.Intent), obvious.Probability);
        Understanding understanding = Describe(reading, margins, ranked, obvious?.Kind);
        return understanding with { Because = Because(reading, features, understanding, obvious is not null, IsClaimed(intents, margins)) };
    }

    /// <summary>Whether an intent leads of itself, and not only because no other is far enough ahead.</summary>
    private static bool IsClaimed(Head intents, float[] margins)
    {
        ReadOnlySpan<float> own = intents.Own(margins);
        int best = intents.BestIndex(margins);
        if (best != intents.OutOfScope) return true;
        for (int i = 0; i < own.Length; i++)
        {
            if (i != best && own[i] > own[best] - intents.Lead) return false;
        }

        return true;
    }

    private static LocalClassifier TrainShipped(Additions additions) => Train(UtteranceFile.Shipped(), additions);

    private Understanding Describe(Reading reading, float[] margins, Scored[] intents, string? smalltalk)
    {
        Scored[] categories = _model[Head.Category].Rank(margins);
        Intent intent = Taxonomy.IntentOf(intents[0].Label);
        bool isSmalltalk = intent is Intent.Smalltalk;
        smalltalk ??= _model[Head.Smalltalk].Best(margins);
        bool isActionable = Taxonomy.HasCategory(intents[0].Label);
        double risk = Thresholds.Risk(_model, margins, intents, categories);
        Scored language = _model[Head.Language].Rank(margins)[0];
        bool saysHowBad = isActionable || intent is Intent.Escalate;
        Level impact = saysHowBad ? Hints.Impact(reading, _lexicon) : Level.Low;
        Level urgency = saysHowBad ? Hints.Urgency(reading, _lexicon) : Level.Low;
        double joint = Thresholds.Joint(intents, categories);
        return new Understanding
        {
            Intent = intent,
            IntentConfidence = intents[0].Probability,
            Category = categories[0].Label,
            CategoryConfidence = categories[0].Probability,
            Impact = impact,
            ImpactConfidence = Hints.ConfidenceInImpact(impact),
            Urgency = urgency,
            UrgencyConfidence = Hints.ConfidenceInUrgency(urgency),
            Language = reading.Text.Words > 0 ? language.Label : Taxonomy.Languages[0],
            LanguageConfidence = language.Probability,
            IsVague = isActionable && (reading.Text.Words == 1 || _model[Head.Vague].Best(margins) is Head.VagueLabel),
            Because = [],
            Intents = intents,
            Categories = categories,
            Smalltalk = isSmalltalk ? KindOf(smalltalk) : null,
            AsksForHelp = isSmalltalk && smalltalk is "help",
            TicketNumber = reading.TicketNumber,
            SecurityRisk = risk,
            IsSecurityIncident = risk >= _model.Thresholds.Security && (isActionable || intent is Intent.Comment or Intent.Escalate),
            Certainty = joint >= _model.Thresholds.Sure ? Certainty.Sure : joint >= _model.Thresholds.Unsure ? Certainty.Unsure : Certainty.Unknown,
        };
    }

    private IReadOnlyList<string> Because(Reading reading, Feature[] features, Understanding understanding, bool isCertain, bool isKnown)
    {
        if (isCertain && reading.Text.Words <= Term.Longest) return reading.Text.Source.Trim() is { Length: > 0 } phrase ? [phrase] : [];
        if (!isKnown) return [];
        string intent = Taxonomy.LabelOf(understanding.Intent);
        int ofIntent = _model[Head.Intent].ColumnOf(intent);
        int ofCategory = _model[Head.Category].ColumnOf(understanding.Category);
        return Reasons.Of(reading, _model, features, Taxonomy.HasCategory(intent) ? [ofIntent, ofCategory] : [ofIntent]);
    }

    private static SmalltalkKind KindOf(string label)
    {
        for (int i = 0; i < (int)SmalltalkKind.Other; i++)
        {
            if (string.Equals(Taxonomy.SmalltalkKinds[i], label, StringComparison.Ordinal)) return (SmalltalkKind)i;
        }

        return SmalltalkKind.Other;
    }

    /// <summary>The ranking with one label on top; the others share what is left as they did before.</summary>
    private static Scored[] Insist(Scored[] ranked, string label, double probability)
    {
        Scored[] others = [.. ranked.Where(s => s.Label != label)];
        double sum = others.Sum(s => s.Probability);
        return [new Scored(label, probability), .. others.Select(s => s with { Probability = (1 - probability) * (sum > 0 ? s.Probability / sum : 1.0 / others.Length) })];
    }
}
