namespace ChatServiceDesk.Classifier.Tests.Measuring;

/// <summary>How far the words about impact and urgency are to be believed, beside what a person reads in the same messages.</summary>
public sealed class LevelsTests
{
    private static readonly Lazy<(Level Impact, Level Urgency, Understanding Read)[]> All = new(() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Measuring", "levels.tsv"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(columns => (Enum.Parse<Level>(columns[1], ignoreCase: true), Enum.Parse<Level>(columns[2], ignoreCase: true), TheEar.Hears(columns[3].Replace("\\n", "\n", StringComparison.Ordinal)))),
    ]);

    [Fact]
    public void The_probability_of_a_level_is_how_often_it_is_right()
    {
        Assert.InRange(Error(All.Value.Select(one => (one.Read.ImpactConfidence, one.Read.Impact == one.Impact))), 0, 0.03);
        Assert.InRange(Error(All.Value.Select(one => (one.Read.UrgencyConfidence, one.Read.Urgency == one.Urgency))), 0, 0.03);
    }

    [Fact]
    public void What_is_more_than_low_is_seldom_said_for_nothing()
    {
        var urgent = All.Value.Where(one => one.Read.Urgency is not Level.Low).ToArray();

        Assert.InRange(urgent.Length, 15, int.MaxValue);
        Assert.InRange((double)urgent.Count(one => one.Urgency is not Level.Low) / urgent.Length, 0.78, 1);
    }

    private static double Error(IEnumerable<(double Confidence, bool IsRight)> answers)
    {
        var all = answers.ToArray();
        return all.GroupBy(answer => answer.Confidence).Sum(bin => Math.Abs(bin.Sum(answer => answer.Confidence) - bin.Count(answer => answer.IsRight))) / all.Length;
    }
}
