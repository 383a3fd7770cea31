namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Margins of messages that the scoring model had not seen, with the right answers; from them the temperature and the bound
/// below which a message is turned away. Source: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
/// </summary>
internal sealed class Calibration
{
    /// <summary>Of the messages that are in scope, this share may be turned away.</summary>
    private const double ShareTurnedAway = 0.02;

    private const double Coldest = 0.02;
    private const double Hottest = 5;
    private const int Steps = 40;

    private readonly List<(float[] Margins, int Answer)> _seen = [];

    public void Add(float[] margins, int answer) => _seen.Add((margins, answer));

    /// <summary>Raises the margin of one label to a bound that a small share of the other messages does not reach, and says the bound.</summary>
    public float Reject(int label)
    {
        float[] best = [.. _seen.Where(s => s.Answer != label).Select(s => s.Margins.Where((_, i) => i != label).Max()).Order()];
        if (best.Length == 0) return float.MinValue;
        float bound = best[(int)(best.Length * ShareTurnedAway)];
        foreach ((float[] margins, _) in _seen) margins[label] = Math.Max(margins[label], bound);
        return bound;
    }

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
            double highest = margins.Max();
            loss += Math.Log(margins.Sum(margin => Math.Exp((margin - highest) / temperature))) - ((margins[answer] - highest) / temperature);
        }

        return loss;
    }
}
