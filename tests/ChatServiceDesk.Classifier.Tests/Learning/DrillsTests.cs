using ChatServiceDesk.Classifier.Learning;
using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class DrillsTests
{
    private static readonly Drills Shipped = new(UtteranceFile.Shipped(), Lexicon.Shipped);

    [Fact]
    public void A_word_stands_alone_and_in_place_of_the_one_thing_that_a_message_names()
    {
        Drills drills = new([new("the printer is slow today", "incident", "printing", "en"), new("printer and laptop", "request", "printing", "en"), new("a printer", "escalate", null, "en")], Lexicon.Shipped);

        (string, string, string?)[] made = [.. drills.For(new Additions([], [new("laboratory", ["centrifuge*"])])).Distinct()];

        Assert.Equal([("laboratory", "centrifuge", null), ("laboratory", "the centrifuge is slow today", "incident")], made);
    }

    [Fact]
    public void Only_messages_in_the_language_of_the_category_are_used_if_it_has_one()
    {
        Drills drills = new([new("the printer is slow", "incident", "printing", "en"), new("der Drucker ist langsam", "incident", "printing", "de")], Lexicon.Shipped);

        string[] made = [.. drills.For(new Additions([new("die", "incident", "labor", "de")], [new("labor", ["zentrifuge"])])).Select(drill => drill.Text).Distinct()];

        Assert.Contains("der zentrifuge ist langsam", made);
        Assert.DoesNotContain("the zentrifuge is slow", made);
    }

    [Fact]
    public void However_many_words_there_are_a_category_does_not_outweigh_the_others()
    {
        string[] words = [.. Enumerable.Range(0, 100).Select(i => $"word{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}")];

        Assert.Equal(100 + 400, Shipped.For(new Additions([], [new("laboratory", words)])).Count());
        Assert.Equal(1 + 16, Shipped.For(new Additions([], [new("laboratory", ["lims"])])).Count());
    }

    [Theory]
    [InlineData("the rotavap is cold", "laboratory", "en", "rotavap")]
    [InlineData("the rotavap is cold", "printing", "en", null)] // Shipped messages say enough about this one.
    [InlineData("de zuurkast piept", "laboratory", "nl", null)] // Every word would be new.
    [InlineData("the rotavap of the third floor was cold this morning and is hot now, regards, Ottilie Wernicke", "laboratory", "en", null)] // Too long: there are names in it.
    public void What_only_an_added_message_says_is_a_word_of_its_category(string text, string category, string language, string? word) =>
        Assert.Equal(word, Shipped.For(new Additions([new(text, "incident", category, language)], [])).FirstOrDefault().Text);
}
