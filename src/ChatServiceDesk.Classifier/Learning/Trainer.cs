using System.Collections.Concurrent;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Trains any heads on any texts: a linear separation for each label, and hidden layers for all of them together. Their
/// margins are added, then each head is calibrated. Deterministic, whatever the number of cores.
/// </summary>
internal sealed class Trainer
{
    /// <summary>What it costs to be on the wrong side: C of the linear part.</summary>
    private const double Cost = 2;

    private const int Seed = 20000;

    private readonly IReadOnlyList<Head> _heads;
    private readonly IReadOnlyList<Lesson> _lessons;
    private readonly Schooling _schooling;
    private readonly FeatureDictionary _features;
    private readonly Feature[][] _vectors;
    private readonly bool[] _isPiece;

    private Trainer(IReadOnlyList<Head> heads, IReadOnlyList<Lesson> lessons, Schooling schooling)
    {
        _heads = heads;
        _lessons = lessons;
        _schooling = schooling;
        _features = Number(lessons, schooling.LeastLessons);
        _isPiece = PiecesAmong(_features, lessons);
        _vectors = [.. lessons.Select(lesson => Vectorizer.Vectorize(lesson.Reading, _features))];
    }

    private int Rows => _features.Count + 1;

    /// <param name="heads">What to answer; not yet calibrated.</param>
    /// <param name="lessons">At least one.</param>
    /// <param name="validation">What to calibrate with; with none, parts of the lessons are held back for that.</param>
    /// <param name="schooling">How.</param>
    public static Trained Train(IReadOnlyList<Head> heads, IReadOnlyList<Lesson> lessons, IReadOnlyList<Lesson> validation, Schooling schooling)
    {
        Trainer trainer = new(heads, lessons, schooling);
        Model? model = null;
        IReadOnlyList<Heard>? heard = null;
        if (validation.Count > 0)
        {
            model = trainer.Fit([.. Enumerable.Range(0, lessons.Count)]);
            heard = Ask(model, validation);
        }
        else
        {
            Parallel.Invoke(() => model = trainer.Fit([.. Enumerable.Range(0, lessons.Count)]), () => heard = trainer.HoldBack());
        }

        Head[] calibrated = [.. heads.Select((head, i) => Calibrate(head, i, heard!))]; // Both have run.
        return new Trained(model!.With(calibrated), [.. heard!.Select(h => Lead(h, calibrated))]);
    }

    /// <summary>Trained without a part of the lessons and asked about it, once for each round.</summary>
    private Heard[] HoldBack()
    {
        Heard[][] rounds = new Heard[_schooling.Rounds][];
        Parallel.For(0, rounds.Length, round =>
        {
            Model model = Fit([.. Enumerable.Range(0, _lessons.Count).Where(i => i % _schooling.Folds != round || !_lessons[i].IsMessage)]);
            rounds[round] = Ask(model, [.. _lessons.Where((lesson, i) => i % _schooling.Folds == round && lesson.IsMessage)]);
        });
        return [.. rounds.SelectMany(round => round)];
    }

    private static Heard[] Ask(Model model, IReadOnlyList<Lesson> lessons) =>
        [.. lessons.Select(lesson => new Heard(model.Score(Vectorizer.Vectorize(lesson.Reading, model.Features)), lesson))];

    private Model Fit(int[] chosen)
    {
        if (chosen.Length == 0) chosen = [0]; // Held back was all there is: a model of it is still better than none.
        Feature[][] vectors = [.. chosen.Select(i => _vectors[i])];
        int[][] answers = [.. chosen.Select(i => _lessons[i].Answers)];
        Network[] layers = new Network[_schooling.Layers.Count];
        float[][]? linear = null;
        Parallel.Invoke(
            () => Parallel.For(0, layers.Length, i => layers[i] = Train(_schooling.Layers[i], vectors, answers, Seed + i)),
            () => linear = Separate(vectors, answers));
        for (int column = 0; column < linear!.Length; column++) // It has run.
        {
            foreach (ref float weight in linear[column].AsSpan()) weight *= _schooling.LinearShare;
            foreach (Network layer in layers) linear[column][^1] += layer.Bias[column];
        }

        int wordwise = _schooling.Layers.Where(plan => plan.IsWordwise).Sum(plan => plan.Width);
        return new Model(_features, _heads, QuantizedWeights.Of(layers, linear), wordwise, [.. layers.SelectMany(layer => layer.Output)]);
    }

    private Network Train(LayerPlan plan, Feature[][] vectors, int[][] answers, int seed)
    {
        Feature[][] seen = plan.ReadsPieces ? vectors : [.. vectors.Select(vector => Array.FindAll(vector, feature => !_isPiece[feature.Row]))];
        Network network = NetworkTrainer.Train(_heads, seen, answers, Rows, plan, seed);
        return plan.ReadsPieces ? network : network with { Input = WithoutPieces(network) };
    }

    /// <summary>What a layer never saw has still the chance weights that it started with.</summary>
    private float[] WithoutPieces(Network network)
    {
        for (int row = 0; row < _isPiece.Length; row++)
        {
            if (_isPiece[row]) network.Input.AsSpan(row * network.Width, network.Width).Clear();
        }

        return network.Input;
    }

    private float[][] Separate(Feature[][] vectors, int[][] answers)
    {
        float[][] columns = new float[_heads.Sum(head => head.Labels.Count)][];
        (int Head, int Label)[] labels = [.. _heads.SelectMany((head, h) => head.Labels.Select((_, label) => (h, label)))];
        Parallel.ForEach(Partitioner.Create(0, labels.Length, 1), range =>
        {
            (int head, int label) = labels[range.Item1];
            int[] taught = [.. Enumerable.Range(0, vectors.Length).Where(i => answers[i][head] >= 0)];
            columns[range.Item1] = taught.Length == 0
                ? new float[Rows]
                : new SquaredHinge([.. taught.Select(i => vectors[i])], Rows, new Random(Seed + range.Item1), Cost).Separate([.. taught.Select(i => answers[i][head] == label)]);
        });
        return columns;
    }

    private static Head Calibrate(Head head, int index, IReadOnlyList<Heard> heard)
    {
        Calibration calibration = new();
        foreach (Heard one in heard)
        {
            if (one.Lesson.Answers[index] >= 0) calibration.Add(head.Own(one.Margins).ToArray(), one.Lesson.Answers[index]);
        }

        float lead = head.OutOfScope >= 0 ? calibration.Reject(head.OutOfScope) : 0;
        return head with { Lead = lead, Temperature = calibration.Temperature() };
    }

    private static Heard Lead(Heard heard, Head[] calibrated)
    {
        foreach (Head head in calibrated)
        {
            if (head.OutOfScope >= 0) heard.Margins[head.Column + head.OutOfScope] += head.Lead;
        }

        return heard;
    }

    private static FeatureDictionary Number(IReadOnlyList<Lesson> lessons, int leastLessons)
    {
        FeatureDictionary features = new();
        FeatureDictionary seen = new();
        List<(int Lessons, int Last)> counts = [];
        foreach ((int number, Lesson lesson) in lessons.Index())
        {
            foreach (Gram gram in lesson.Reading.Grams)
            {
                int id = seen.Add(gram.Hash);
                if (id == counts.Count) counts.Add((0, -1));
                if (counts[id].Last != number) counts[id] = (counts[id].Lessons + 1, number);
                if (lesson.IsOwn || counts[id].Lessons >= leastLessons) features.Add(gram.Hash);
            }
        }

        return features;
    }

    private static bool[] PiecesAmong(FeatureDictionary features, IReadOnlyList<Lesson> lessons)
    {
        bool[] isPiece = new bool[features.Count + 1];
        foreach (Gram gram in lessons.SelectMany(lesson => lesson.Reading.Grams))
        {
            if (gram.Block is Block.Characters && features.Find(gram.Hash) is >= 0 and var row) isPiece[row] = true;
        }

        return isPiece;
    }
}
