using System.Globalization;
using System.Reflection;

namespace ChatServiceDesk.Classifier.Tests.Likeness;

/// <summary>Whether two reports are about the same thing: on labelled reports in four languages, and rule by rule.</summary>
public sealed class LikenessTests(ITestOutputHelper output)
{
    private static readonly Lazy<Labelled[]> Reports = new(Read);

    /// <summary>Pairs of one day and category: others are never compared, and would only flatter.</summary>
    private static IEnumerable<(double Likeness, bool IsSame, Labelled One, Labelled Other)> PairsOf(string half) =>
        from one in Reports.Value.Index()
        from other in Reports.Value.Skip(one.Index + 1)
        where one.Item.Day.StartsWith(half, StringComparison.Ordinal) && one.Item.Day == other.Day && one.Item.Category == other.Category
        select (one.Item.Signature.LikenessTo(other.Signature), one.Item.Number == other.Number, one.Item, other);

    [Fact]
    public void The_bound_is_the_lowest_without_a_mistake_on_the_pairs_that_it_was_chosen_on()
    {
        var pairs = PairsOf("choose").ToArray();

        Assert.All(pairs.Where(pair => pair.Likeness >= ReportSignature.Bound), pair => Assert.True(pair.IsSame, $"{pair.One.Text} | {pair.Other.Text}"));
        Assert.Contains(pairs, pair => !pair.IsSame && pair.Likeness >= ReportSignature.Bound - 0.04);
        Assert.True(Recall(pairs) >= 0.95);
    }

    /// <summary>The floors are what was measured.</summary>
    [Fact]
    public void On_pairs_that_decided_nothing_nine_in_ten_are_right_and_eight_in_ten_are_found()
    {
        var pairs = PairsOf("measure").ToArray();
        double right = pairs.Count(pair => pair.IsSame && pair.Likeness >= ReportSignature.Bound) / (double)pairs.Count(pair => pair.Likeness >= ReportSignature.Bound);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs.Count(pair => pair.IsSame)} same, {pairs.Count(pair => !pair.IsSame)} different: precision {right:P1}, recall {Recall(pairs):P1}"));
        Assert.True(right >= 0.90);
        Assert.True(Recall(pairs) >= 0.80);
    }

    [Fact]
    public void There_are_enough_pairs_in_four_languages()
    {
        var pairs = PairsOf("").ToArray();

        Assert.True(pairs.Count(pair => pair.IsSame) >= 60);
        Assert.True(pairs.Count(pair => !pair.IsSame) >= 200);
        Assert.Equal(["de", "en", "es", "fr"], Reports.Value.Select(report => report.Language).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(pairs, pair => pair.IsSame && pair.One.Language != pair.Other.Language);
    }

    [Theory]
    [InlineData("wifi down on floor 3", "no wlan in third floor since 9")]
    [InlineData("wifi down on floor 3", "internet geht nicht im 3. Stock")]
    [InlineData("Outlook doesn't start", "Outlook startet nicht mehr")]
    [InlineData("VPN keeps disconnecting", "Das VPN bricht dauernd ab seit heute Morgen, Grüße")]
    [InlineData("Blue screen 0x800F0922 on my laptop, error 0x800F0922", "my laptop shows error 0x800F0922")]
    public void These_are_the_same(string one, string other) => Assert.True(IsLike(one, other));

    [Theory]
    [InlineData("Outlook doesn't start", "Outlook: how do I add a signature")]
    [InlineData("wifi down on floor 3", "wifi down on floor 5")]
    [InlineData("the printer in room 214 does not work", "the printer in room 118 does not work")]
    [InlineData("VPN is slow", "VPN does not connect")]
    [InlineData("VPN error 809", "VPN error 691")]
    [InlineData("SAP is down", "Salesforce is down")]
    [InlineData("my laptop won't turn on", "my laptop won't turn on")]
    [InlineData("I forgot my password", "I forgot my password")]
    [InlineData("it doesn't work", "it doesn't work")]
    [InlineData("help", "help")]
    [InlineData("", "")]
    public void These_are_not(string one, string other) => Assert.False(IsLike(one, other));

    [Fact]
    public void Likeness_has_no_direction_and_stays_within_its_bounds()
    {
        foreach (Labelled one in Reports.Value)
        {
            foreach (Labelled other in Reports.Value)
            {
                double there = one.Signature.LikenessTo(other.Signature);
                Assert.Equal(there, other.Signature.LikenessTo(one.Signature));
                Assert.InRange(there, 0, 1);
            }
        }
    }

    [Fact]
    public void What_was_kept_says_the_same_as_before_and_holds_no_words()
    {
        foreach (Labelled report in Reports.Value)
        {
            string kept = report.Signature.ToString();
            Assert.True(ReportSignature.TryParse(kept, out ReportSignature? read));
            Assert.Equal(kept, read.ToString());
            Assert.InRange(kept.Length, 1, 269);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2AAAA")]
    [InlineData("1not base64!")]
    [InlineData("1AAAA")]
    public void What_this_version_has_not_written_is_not_compared(string? stored) => Assert.False(ReportSignature.TryParse(stored, out _));

    [Fact]
    public void A_long_text_gives_a_signature_that_fits()
    {
        string text = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"w{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}zq"));
        string kept = ReportSignature.Of(text).ToString();

        Assert.InRange(kept.Length, 1, 269);
        Assert.Equal(kept, ReportSignature.Of(text).ToString());
    }

    private static bool IsLike(string one, string other) => ReportSignature.Of(one).IsLike(ReportSignature.Of(other));

    private static double Recall(IReadOnlyCollection<(double Likeness, bool IsSame, Labelled One, Labelled Other)> pairs) =>
        pairs.Count(pair => pair.IsSame && pair.Likeness >= ReportSignature.Bound) / (double)pairs.Count(pair => pair.IsSame);

    private static Labelled[] Read()
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("reports.tsv")!); // The project embeds it.
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'))
                .Select(columns => new Labelled(columns[0], columns[1], columns[2], columns[3], columns[4], ReportSignature.Of(columns[4]))),
        ];
    }

    private sealed record Labelled(string Day, string Number, string Category, string Language, string Text, ReportSignature Signature);
}
