using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>One linear separation per label; deterministic.</summary>
internal sealed class Trainer
{
    private const int Seed = 20000;
    private const int SpoiledCopies = 2;
    private const int Folds = 4;

    private readonly Random _random = new(Seed);
    private readonly List<Example> _examples = [];
    private readonly FeatureDictionary _features;
    private readonly List<Feature[]> _vectors;

    private Trainer(IReadOnlyList<Utterance> utterances, Lexicon lexicon)
    {
        Typos typos = new(_random);
        for (int group = 0; group < utterances.Count; group++)
        {
            Utterance utterance = utterances[group];
            _examples.Add(new Example(utterance, Reading.Of(utterance.Text, lexicon), group, IsOriginal: true));
            for (int copy = 0; copy < SpoiledCopies; copy++)
            {
                _examples.Add(new Example(utterance, Reading.Of(typos.Spoil(utterance.Text), lexicon), group, IsOriginal: false));
            }
        }

        _features = Number(_examples);
        _vectors = [.. _examples.Select(example => Vectorizer.Vectorize(example.Reading, _features))];
    }

    private int Rows => _features.Count + 1;

    public static Model Train(IReadOnlyList<Utterance> utterances, Lexicon lexicon) => new Trainer(utterances, lexicon).Train(HeadPlan.For(utterances));

    private Model Train(IReadOnlyList<HeadPlan> plans)
    {
        List<Head> heads = [];
        List<float[]> columns = [];
        float rejectBelow = float.MinValue;
        foreach (HeadPlan plan in plans)
        {
            Calibration calibration = CrossValidate(plan);
            if (plan.Name is Head.Intent) rejectBelow = calibration.Reject((int)Intent.OutOfScope);
            heads.Add(new Head(plan.Name, plan.Labels, columns.Count, calibration.Temperature()));
            columns.AddRange(Separate(plan, [.. Enumerable.Range(0, _examples.Count)]));
        }

        return new Model(_features, heads, QuantizedWeights.Of(columns), rejectBelow);
    }

    /// <summary>Trained on three quarters of the originals, asked about the fourth, four times over.</summary>
    private Calibration CrossValidate(HeadPlan plan)
    {
        Calibration calibration = new();
        for (int fold = 0; fold < Folds; fold++)
        {
            int[] originals = [.. Enumerable.Range(0, _examples.Count).Where(i => _examples[i].IsOriginal && plan.LabelOf(_examples[i].Utterance) is not null)];
            float[][] columns = Separate(plan, [.. originals.Where(i => _examples[i].Group % Folds != fold)]);
            foreach (int i in originals.Where(i => _examples[i].Group % Folds == fold))
            {
                float[] margins = [.. columns.Select(column => _vectors[i].Sum(f => column[f.Row] * f.Value))];
                calibration.Add(margins, plan.IndexOf(_examples[i].Utterance));
            }
        }

        return calibration;
    }

    private float[][] Separate(HeadPlan plan, IReadOnlyList<int> candidates)
    {
        int[] chosen = [.. candidates.Where(i => plan.LabelOf(_examples[i].Utterance) is not null)];
        if (chosen.Length == 0) return [.. plan.Labels.Select(_ => new float[Rows])];
        string?[] labels = [.. chosen.Select(i => plan.LabelOf(_examples[i].Utterance))];
        SquaredHinge machine = new([.. chosen.Select(i => _vectors[i])], Rows, _random);
        return [.. plan.Labels.Select(label => machine.Separate([.. labels.Select(l => string.Equals(l, label, StringComparison.Ordinal))]))];
    }

    /// <summary>Rare n-grams too: leaving out those of a single utterance cost a point of accuracy.</summary>
    private static FeatureDictionary Number(List<Example> examples)
    {
        FeatureDictionary features = new();
        foreach (Example example in examples)
        {
            foreach (Gram gram in example.Reading.Grams) features.Add(gram.Hash);
        }

        return features;
    }
}
