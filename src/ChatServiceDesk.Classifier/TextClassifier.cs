using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier;

/// <summary>The engine of <see cref="LocalClassifier"/> on any labels: one head, and no lexicon.</summary>
public sealed class TextClassifier
{
    private const string OnlyHead = "label";

    private readonly Model _model;

    private TextClassifier(Model model) => _model = model;

    public IReadOnlyList<string> Labels => _model.Heads[0].Labels;

    /// <param name="training">At least one text.</param>
    /// <param name="validation">Sets temperature and rejection; with none, a fifth of the training text is held back for that first. Labels that training has not are left out.</param>
    /// <param name="outOfScope">The label that stands for "none of the others"; <see langword="null"/> if there is none.</param>
    /// <exception cref="ArgumentException">There is nothing to learn from.</exception>
    public static TextClassifier Train(IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> validation, string? outOfScope)
    {
        if (training.Count == 0) throw new ArgumentException("There is nothing to learn from.", nameof(training));
        string[] labels = [.. training.Select(text => text.Label).Union(outOfScope is null ? [] : [outOfScope]).Order(StringComparer.Ordinal)];
        Head head = new(OnlyHead, labels, Column: 0, OutOfScope: outOfScope is null ? -1 : Array.IndexOf(labels, outOfScope));
        Dictionary<string, int> indexes = labels.Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        Lesson[] lessons = [.. training.Select(text => Teach(text, indexes))];
        Lesson[] asked = [.. validation.Where(text => indexes.ContainsKey(text.Label)).Select(text => Teach(text, indexes))];
        return new TextClassifier(Trainer.Train([head], lessons, asked, new Schooling()).Model);
    }

    /// <returns>Every label, likeliest first.</returns>
    public IReadOnlyList<Scored> Classify(string text)
    {
        Reading reading = Reading.Of(text, Lexicon.Empty);
        return _model.Heads[0].Rank(_model.Score(Vectorizer.Vectorize(reading, _model.Features)));
    }

    public void Save(Stream destination) => ModelFile.Write(_model, Lexicon.Empty.Fingerprint, destination);

    private static Lesson Teach(LabelledText text, Dictionary<string, int> labels) => new(Reading.Of(text.Text, Lexicon.Empty), [labels[text.Label]]);
}
