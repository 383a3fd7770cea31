namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Margins of one head over texts that the model had not seen, with the right answers; from them the temperature and the lead
/// that a label needs over "none of the others". Source: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
/// </summary>
internal sealed class Calibration
{
    /// <summary>Of the texts that are in scope, this share may be turned away.</summary>
    private const double ShareTurnedAway = 0.005;

    private const double Coldest = 0.02;
    private const double Hottest = 50;
    private const int Steps = 40;

    private readonly List<(float[] Margins, int Answer)> _seen = [];

    public void Add(float[] margins, int answer) => _seen.Add((margins, answer));

    /// <summary>
    /// Raises the margin of one label so far that a small share of the other texts falls below it, but no further than the strangers seen call for; says by how much.
    /// The difference to that label tells strangers from friends better than the largest margin does.
    /// </summary>
    public float Reject(int label)
    {
        float[] leads = [.. _seen.Where(s => s.Answer != label).Select(s => LeadOver(label, s.Margins)).Order()];
        if (leads.Length == 0) return 0;
        float needed = _seen.Where(s => s.Answer == label).Select(s => LeadOver(label, s.Margins)).DefaultIfEmpty(float.MaxValue).Max();
        float lead = Math.Max(Math.Min(leads[(int)(leads.Length * ShareTurnedAway)], needed), 0);
        foreach ((float[] margins, _) in _seen) margins[label] += lead;
        return lead;
    }

    private static float LeadOver(int label, float[] margins) => margins.Where((_, i) => i != label).Max() - margins[label];

    /// <summary>The temperature with the least negative log-likelihood, by golden section on a logarithmic scale.</summary>
    public double Temperature()
    {
        if (_seen.Count == 0) return 1;
        double low = Math.Log(Coldest);
        double high = Math.Log(Hottest);
        double golden = (Math.Sqrt(5) - 1) / 2;
        for (int i = 0; i < Steps; i++)
        {
            double left = high - (golden * (high - low));
            double right = low + (golden * (high - low));
            if (Loss(Math.Exp(left)) < Loss(Math.Exp(right))) high = right;
            else low = left;
        }

        return Math.Exp((low + high) / 2);
    }

    private double Loss(double temperature)
    {
        double loss = 0;
        foreach ((float[] margins, int answer) in _seen)
        {
            double highest = margins[0];
            foreach (float margin in margins) highest = Math.Max(highest, margin);
            double sum = 0;
            foreach (float margin in margins) sum += Math.Exp((margin - highest) / temperature);
            loss += Math.Log(sum) - ((margins[answer] - highest) / temperature);
        }

        return loss;
    }
}
