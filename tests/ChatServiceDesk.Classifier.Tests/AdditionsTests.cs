namespace ChatServiceDesk.Classifier.Tests;

/// <summary>What a desk teaches its ear, at the size that a desk can be expected to write: eight messages and four words.</summary>
public sealed class AdditionsTests
{
    private static readonly Additions Laboratory = new(
        [
            Says("The centrifuge in lab 2 stops with an imbalance error"),
            Says("balance in the weighing room won't calibrate any more"),
            Says("HPLC pump pressure keeps dropping during the run"),
            Says("the fume hood alarm beeps all the time"),
            Says("Sample results are missing in the LIMS since this morning"),
            Says("We need two more pipettes for the new trainee", "request"),
            Says("please book the annual service for the autoclave", "request"),
            Says("who may use the mass spectrometer on Fridays?", "question"),
        ],
        [new("laboratory", ["lims", "centrifuge*", "pipette*", "spectrometer*"]), new("printing", ["plotomat*"])]);

    private static readonly Lazy<LocalClassifier> Trained = new(() => LocalClassifier.Shipped(cacheDirectory: null, Laboratory));

    [Theory]
    [InlineData("Centrifuge makes a grinding noise and then shuts down")]
    [InlineData("LIMS does not show my samples")]
    [InlineData("lims login page is blank")]
    [InlineData("The new pipettes are leaking")]
    [InlineData("Can I get the spectrometer for Thursday afternoon?")]
    [InlineData("spectrometers in building C are all offline")]
    [InlineData("the centrifuges were not serviced this year")]
    [InlineData("Need someone to look at the big centrifuge in lab 4, no power")]
    [InlineData("Die Zentrifuge ist kaputt, im LIMS steht nichts davon")]
    public void A_category_of_the_desk_is_recognised_in_messages_that_nobody_has_taught(string text) =>
        Assert.Equal("laboratory", Trained.Value.Understand(text).Category);

    /// <summary>A product's name is no word of any language: nobody could know it but the desk.</summary>
    [Theory]
    [InlineData("the plotomat is offline again")]
    [InlineData("Can I have a Plotomat 9 for the drawing office?")]
    public void A_product_of_a_shipped_category_is_recognised(string text)
    {
        Assert.NotEqual("printing", TheEar.Hears(text).Category);
        Assert.Equal("printing", Trained.Value.Understand(text).Category);
    }

    [Fact]
    public void The_shipped_categories_do_not_suffer()
    {
        IReadOnlyList<Utterance> lines = UtteranceFile.Measuring();
        Evaluation before = Evaluation.Run(TheEar.Shipped, lines);
        Evaluation after = Evaluation.Run(Trained.Value, lines);

        Assert.InRange(after.Category.Accuracy, before.Category.Accuracy - 0.01, 1);
        Assert.InRange(after.Intent.Accuracy, before.Intent.Accuracy - 0.01, 1);
        Assert.InRange(after.Security.Found, before.Security.Found - 2, after.Security.Incidents);
        Assert.InRange(after.Category.CalibrationError, 0, 0.045);
        Assert.InRange(after.Categories.Counts.Where(pair => pair.Key.Answer == "laboratory").Sum(pair => pair.Value), 0, 3);
    }

    [Fact]
    public void The_model_says_what_it_can_answer()
    {
        Assert.Equal([.. Taxonomy.Categories, "laboratory"], Trained.Value.Categories);
        Assert.Equal(Taxonomy.Categories, TheEar.Shipped.Categories);
    }

    [Fact]
    public void Something_else_gives_way_to_a_category_of_the_desk()
    {
        Additions cars = new(
            [.. Enumerable.Range(0, 5).Select(i => new Utterance($"van {i} came back with a dent", "incident", "fleet", "en"))],
            [new("fleet", ["pool car"])]);
        Utterance[] lines = [.. TheEar.FewLines, new("The pool car has a flat tyre", "incident", "other", "en"), new("The canteen is closed", "incident", "other", "en")];

        LocalClassifier ear = LocalClassifier.Train(lines, cars);

        Assert.Equal("fleet", ear.Understand("The pool car has a flat tyre").Category);
        Assert.Equal("other", ear.Understand("The canteen is closed").Category);
    }

    [Fact]
    public void What_a_desk_says_of_a_text_replaces_what_ships()
    {
        Utterance shipped = TheEar.FewLines.First(u => u is { Category: "hardware", Intent: "incident" });
        Additions own = new([shipped with { Category = "facilities" }], []);

        Assert.Equal("hardware", LocalClassifier.Train(TheEar.FewLines).Understand(shipped.Text).Category);
        Assert.Equal("facilities", LocalClassifier.Train(TheEar.FewLines, own).Understand(shipped.Text).Category);
    }

    [Fact]
    public void What_was_learned_elsewhere_is_joined_as_far_as_the_desk_has_its_category()
    {
        Utterance known = new("toner is empty", "request", "printing", "en");
        Utterance own = new("pH meter is off", "incident", "laboratory", "en");
        Utterance bare = new("it is broken", "incident", null, "en");
        Utterance dropped = new("the oven is cold", "incident", "bakery", "en");

        Additions joined = Laboratory.With([known, own, bare, dropped, known]);

        Assert.Equal(Laboratory.Utterances.Count + 3, joined.Utterances.Count);
        Assert.Equivalent(new[] { known, own, bare }, joined.Utterances.Except(Laboratory.Utterances), strict: true);
        Assert.Equal(Laboratory.Words.SelectMany(own => own.Words), joined.Words.SelectMany(own => own.Words));
        Assert.NotEqual(Laboratory.Digest(), joined.Digest());
    }

    [Fact]
    public void A_word_that_cannot_be_used_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Additions([], [new("printing", ["two words*"])]));

    [Fact]
    public void An_unknown_intent_is_refused() =>
        Assert.Throws<ArgumentException>(() => LocalClassifier.Train(TheEar.FewLines, new Additions([new("x", "wish", "printing", "en")], [])));

    private static Utterance Says(string text, string intent = "incident") => new(text, intent, "laboratory", "en");
}
