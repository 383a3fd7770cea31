using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Tests.Text;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("printing.printer\tdrucker", "der Drucker", true)]
    [InlineData("printing.printer\tdrucker", "Druckerei", false)]
    [InlineData("printing.printer\tdrucker*", "Druckerei", true)]
    [InlineData("printing.printer\tdrucker*", "Netzwerkdrucker", false)]
    [InlineData("printing.printer\t*drucker", "Netzwerkdrucker", true)]
    [InlineData("printing.printer\t*drucker", "Netzwerkdruckerei", false)]
    [InlineData("printing.printer\t*drucker", "Druckerei", false)]
    [InlineData("printing.printer\t*drucker*", "Netzwerkdruckertreiber", true)]
    [InlineData("urgency.high\tin 5 minutes", "starts in 45 minutes", true)]
    [InlineData("urgency.high\tas soon as possible", "soon, as possible", false)]
    public void A_term_is_found_as_it_is_written(string line, string text, bool isFound)
    {
        using StringReader reader = new(line);
        Lexicon lexicon = Lexicon.Read(reader);

        Assert.Equal(isFound, lexicon.Find(FoldedText.Of(text)).Count > 0);
    }

    [Theory]
    [InlineData("no tab here")]
    [InlineData("a.b\tc\td")]
    [InlineData("a.b\tone two three four five six seven")]
    [InlineData("a.b\ttwo words*")]
    [InlineData("a.b\tx*")]
    public void A_line_that_cannot_be_right_is_refused(string line)
    {
        using StringReader reader = new(line);

        Assert.Throws<FormatException>(() => Lexicon.Read(reader));
    }

    [Fact]
    public void Every_category_except_the_rest_has_words()
    {
        string[] groups = [.. Lexicon.Shipped.Concepts.Select(c => c.Group).Distinct()];

        Assert.All(Taxonomy.Categories.Where(c => c is not "other"), category => Assert.Contains(category, groups));
    }

    [Theory]
    [InlineData("LIMS", null)]
    [InlineData("print*", null)]
    [InlineData("*drucker", null)]
    [InlineData("SAP S/4 HANA", null)]
    [InlineData("-", "has neither letters nor digits")]
    [InlineData("one two three four five six seven", "has more than 6 words")]
    [InlineData("mass spec*", "has an asterisk, which may stand only before or behind a single word")]
    [InlineData("pr*nt", "has an asterisk, which may stand only before or behind a single word")]
    [InlineData("pr*", "is too short for an asterisk: write at least 3 letters")]
    [InlineData("really?", "has a question or exclamation mark, which no word has")]
    public void What_a_word_of_a_desk_lacks_is_said(string word, string? problem) => Assert.Equal(problem, CategoryWords.ProblemOf(word));

    [Fact]
    public void Words_of_a_desk_are_found_beside_the_shipped_ones_and_mean_what_they_mean()
    {
        Lexicon lexicon = Lexicon.With([new CategoryWords("printing", ["plotomat"]), new CategoryWords("urgency", ["siren"])]);

        Concept[] found = [.. lexicon.Find(FoldedText.Of("plotomat siren printer")).Select(hit => lexicon.Concepts[hit.Concept])];

        Assert.Equal(["printing", "desk:urgency", "printing"], found.Select(concept => concept.Group));
        Assert.Equal([null, "urgency", null], found.Select(concept => concept.OwnCategory));
        Assert.NotEqual(Lexicon.Shipped.Fingerprint, lexicon.Fingerprint);
        Assert.Empty(Lexicon.Shipped.Find(FoldedText.Of("plotomat siren")));
    }

    [Fact]
    public void One_term_can_mean_two_things()
    {
        using StringReader reader = new("a.x\tdock\nb.y\tdock");
        Lexicon lexicon = Lexicon.Read(reader);

        Assert.Equal(["a.x", "b.y"], lexicon.Find(FoldedText.Of("dock")).Select(hit => lexicon.Concepts[hit.Concept].Name));
    }
}
