namespace ChatServiceDesk.Classifier.Tests;

public sealed class UtteranceFileTests
{
    [Fact]
    public void A_line_is_intent_category_and_text()
    {
        using StringReader reader = new("# a remark\n\nincident\tprinting\tone\\ntwo\\tthree\\\\n\nstatus\t-\tany news?\n");

        Assert.Equal(
            [new Utterance("one\ntwo\tthree\\n", "incident", "printing", "en"), new Utterance("any news?", "status", null, "en")],
            UtteranceFile.Read(reader, "en"));
    }

    [Fact]
    public void A_file_may_say_the_language_line_by_line()
    {
        using StringReader reader = new("de\tincident\tprinting\tDrucker kaputt");

        Assert.Equal([new Utterance("Drucker kaputt", "incident", "printing", "de")], UtteranceFile.Read(reader, language: null));
    }

    [Theory]
    [InlineData("incident\tprinting")]
    [InlineData("wish\tprinting\ttext")]
    [InlineData("incident\tprinting\ttext\tmore")]
    public void A_line_that_is_wrong_is_named_by_its_number(string line)
    {
        using StringReader reader = new($"status\t-\tok\n{line}");

        FormatException e = Assert.Throws<FormatException>(() => UtteranceFile.Read(reader, "en"));
        Assert.Contains("Line 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_utterances_fill_every_cell_in_every_language()
    {
        ILookup<(string, string, string?), Utterance> cells = UtteranceFile.Shipped().ToLookup(u => (u.Language, u.Intent, u.Category));
        foreach (string language in Taxonomy.Languages)
        {
            int least = language is "en" ? 15 : 10;
            foreach (string intent in (string[])["incident", "request", "question"])
            {
                Assert.All(Taxonomy.Categories, category => Assert.InRange(cells[(language, intent, category)].Count(), least, int.MaxValue));
                Assert.NotEmpty(cells[(language, intent, null)]);
            }

            Assert.All((string[])["status", "comment", "escalate", "out_of_scope"], intent => Assert.InRange(cells[(language, intent, null)].Count(), least, int.MaxValue));
            Assert.All(Taxonomy.SmalltalkKinds, kind => Assert.NotEmpty(cells[(language, "smalltalk", kind)]));
        }
    }

    [Fact]
    public void There_is_enough_to_learn_from_and_traps_among_it()
    {
        IReadOnlyList<Utterance> shipped = UtteranceFile.Shipped();

        Assert.InRange(shipped.Count, 4000, int.MaxValue);
        Assert.InRange(shipped.Count(u => u.Intent is "out_of_scope"), 200, int.MaxValue);
    }

    [Fact]
    public void The_shipped_utterances_use_known_labels_only() => Assert.All(UtteranceFile.Shipped(), u =>
    {
        string?[] allowed = u.Intent switch
        {
            "smalltalk" => [.. Taxonomy.SmalltalkKinds],
            "incident" or "request" or "question" => [null, .. Taxonomy.Categories],
            _ => [null],
        };
        Assert.Contains(u.Category, allowed);
    });

    [Fact]
    public void Training_refuses_nothing_and_unknown_intents()
    {
        Assert.Throws<ArgumentException>(() => LocalClassifier.Train([]));
        Assert.Throws<ArgumentException>(() => LocalClassifier.Train([new("text", "wish", null, "en")]));
    }

    [Fact]
    public void A_desk_can_train_with_categories_and_a_language_of_its_own()
    {
        LocalClassifier own = LocalClassifier.Train(
        [
            .. TheEar.FewLines,
            .. Enumerable.Range(0, 6).Select(i => new Utterance($"de oven in bakkerij {i} doet het niet", "incident", "bakery", "nl")),
        ]);

        Understanding read = own.Understand("de oven doet het niet");

        Assert.Equal(("bakery", "nl"), (read.Category, read.Language));
    }
}
