namespace ChatServiceDesk.Classifier.Tests;

public sealed class UnreadableMessagesTests
{
    [Theory]
    [InlineData("asdkjh qwe")]
    [InlineData("qwertzuiop")]
    [InlineData("jkhgkjh kjhgkjhg")]
    [InlineData("zxcvzxcv bnmbnm")]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("!!! ??? ...")]
    public void What_cannot_be_read_is_out_of_scope_without_confidence(string text)
    {
        Understanding read = TheEar.Hears(text);

        Assert.Equal(Intent.OutOfScope, read.Intent);
        Assert.InRange(read.IntentConfidence, 0, 0.6);
        Assert.False(read.IsVague);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("🙏🙏 ❤️")]
    public void Emoji_alone_are_smalltalk(string text)
    {
        Understanding read = TheEar.Hears(text);

        Assert.Equal((Intent.Smalltalk, SmalltalkKind.Other), (read.Intent, read.Smalltalk));
    }

    [Theory]
    [InlineData("\0\u0001\uffff")]
    [InlineData("\u202e\u200f\u0301\u0301\u0301")]
    [InlineData("принтер не работает")]
    [InlineData("プリンターが動きません")]
    [InlineData("طابعتي لا تعمل")]
    [InlineData("ﷺ ﷺ ﷺ")]
    [InlineData("a")]
    public void Any_text_gets_an_answer(string text)
    {
        Understanding read = TheEar.Hears(text);

        Assert.Contains(read.Language, Taxonomy.Languages);
        Assert.All(read.Intents, s => Assert.InRange(s.Probability, 0, 1));
    }

    [Fact]
    public void Only_the_start_of_a_very_long_text_is_read()
    {
        string start = "The printer on floor two has a paper jam. ";
        string filler = string.Concat(Enumerable.Repeat("and so on ", 400));

        Understanding shorter = TheEar.Hears(start + filler);
        Understanding longer = TheEar.Hears(start + filler + string.Concat(Enumerable.Repeat("my phone rings and the VPN is down ", 30_000)));

        Assert.Equal(shorter.Categories, longer.Categories);
        Assert.Equal("printing", longer.Category);
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_read_over()
    {
        // Attributes can't hold them: they are stored as UTF-8.
        char high = (char)0xD83D;
        char low = (char)0xDC4D;

        Assert.Equal("printing", TheEar.Hears($"{low} my printer {high} is jammed {high}").Category);
    }

    [Fact]
    public void A_text_that_is_cut_inside_an_emoji_is_still_read() =>
        Assert.NotNull(TheEar.Hears(new string('x', 3999) + "👍"));

    [Fact]
    public void Spelling_variants_of_the_same_text_read_alike()
    {
        Understanding plain = TheEar.Hears("Mein Drücker geht nicht, können Sie helfen?");

        Assert.Equal(plain.Intents, TheEar.Hears("MEIN DRUECKER GEHT NICHT, KOENNEN SIE HELFEN?").Intents);
        Assert.Equal(plain.Intents, TheEar.Hears("Mein Dru\u0308cker geht nicht, ko\u0308nnen Sie helfen?").Intents);
        Assert.Equal(TheEar.Hears("VPN can't connect").Intents, TheEar.Hears("ＶＰＮ can’t connect").Intents);
    }
}
