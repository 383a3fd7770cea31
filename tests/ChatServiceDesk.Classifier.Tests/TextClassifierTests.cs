namespace ChatServiceDesk.Classifier.Tests;

public sealed class TextClassifierTests
{
    private static readonly LabelledText[] Training =
    [
        .. Enumerable.Range(0, 12).Select(i => new LabelledText($"the printer in room {(char)('a' + i)} has a paper jam", "printing")),
        .. Enumerable.Range(0, 12).Select(i => new LabelledText($"reset the password of user {(char)('a' + i)} please", "access")),
        .. Enumerable.Range(0, 12).Select(i => new LabelledText($"what is the weather like in town {(char)('a' + i)}", "oos")),
    ];

    [Fact]
    public void Any_labels_can_be_learned()
    {
        TextClassifier classifier = TextClassifier.Train(Training, [], outOfScope: null);

        Assert.Equal(["access", "oos", "printing"], classifier.Labels);
        Assert.Equal("printing", classifier.Classify("paper jam again")[0].Label);
        Assert.Equal("access", classifier.Classify("my password, please reset it")[0].Label);
        Assert.Equal(1, classifier.Classify("anything").Sum(s => s.Probability), 6);
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes() => Assert.Equal(Bytes(), Bytes());

    [Fact]
    public void A_validation_text_with_an_unknown_label_is_left_out_and_nothing_to_learn_from_is_refused()
    {
        Assert.NotNull(TextClassifier.Train(Training, [new LabelledText("x", "never seen")], "oos"));
        Assert.Throws<ArgumentException>(() => TextClassifier.Train([], [], null));
    }

    [Fact]
    public void Scores_tell_texts_in_scope_from_texts_that_are_turned_away()
    {
        TextClassifier classifier = TextClassifier.Train(Training, [], "oos");

        TextEvaluation score = TextEvaluation.Run(classifier, [new("the printer in room z has a paper jam", "printing"), new("reset the password of user z please", "printing"), new("what is the weather like in town z", "oos")], "oos");

        Assert.Equal((0.5, 1.0), (score.Accuracy, score.OutOfScopeRecall));
        Assert.Null(TextEvaluation.Run(classifier, [new("paper jam", "printing")], "oos").OutOfScopeRecall);
    }

    private static byte[] Bytes()
    {
        using MemoryStream stream = new();
        TextClassifier.Train(Training, [], "oos").Save(stream);
        return stream.ToArray();
    }
}
