namespace ChatServiceDesk.Classifier;

/// <summary>Answers of one head beside the right ones.</summary>
internal sealed class Tally
{
    private const int Bins = 10;

    private readonly List<(string Right, string Answer, double Confidence)> _answers = [];

    public void Add(string right, string answer, double confidence) => _answers.Add((right, answer, confidence));

    public HeadScore Score()
    {
        if (_answers.Count == 0) return new HeadScore(0, 0, 0, 0);
        return new HeadScore(_answers.Count, _answers.Average(a => a.Right == a.Answer ? 1.0 : 0.0), MacroF1(), CalibrationError());
    }

    /// <summary>How often each label was answered with each.</summary>
    public Confusion Confusion() => new(_answers.CountBy(a => (a.Right, a.Answer)).ToDictionary());

    private double MacroF1() => _answers.Select(a => a.Right).Distinct().Average(label =>
    {
        double hits = _answers.Count(a => a.Right == label && a.Answer == label);
        double named = _answers.Count(a => a.Right == label) + _answers.Count(a => a.Answer == label);
        return 2 * hits / named;
    });

    private double CalibrationError() => _answers
        .GroupBy(a => Math.Min((int)(a.Confidence * Bins), Bins - 1))
        .Sum(bin => Math.Abs(bin.Sum(a => a.Confidence) - bin.Count(a => a.Right == a.Answer))) / _answers.Count;
}
