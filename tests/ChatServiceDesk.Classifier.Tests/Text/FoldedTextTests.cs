using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Hello World", "hello world")]
    [InlineData("Größe ÄÖÜ", "groesse aeoeue")]
    [InlineData("señor façade naïve cœur", "senor facade naive coeur")]
    [InlineData("I can’t, won't, it's", "i cant wont its")]
    [InlineData("l'écran n’est", "l ecran n est")]
    [InlineData("error 0x80070005 at 14:20", "error 0x0 at 0 0")]
    [InlineData("e-mail foo@bar.example", "e mail foo bar example")]
    [InlineData("why?? now!", "why ? now !")]
    [InlineData("ﬁle №5 Ｗｉｆｉ", "file no0 wifi")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("x\u0361y z\u200db", "xy zb")]
    public void Text_is_cut_into_folded_tokens(string text, string expected)
    {
        FoldedText folded = FoldedText.Of(text);

        Assert.Equal(expected, string.Join(' ', folded.Tokens.Select(t => folded[t].ToString())));
    }

    [Fact]
    public void A_token_knows_what_was_written()
    {
        FoldedText folded = FoldedText.Of("Mein DRÜCKER, bitte");

        Assert.Equal(["Mein", "DRÜCKER", "bitte"], folded.Tokens.Select(folded.Written));
    }

    [Fact]
    public void Words_are_counted_without_marks_and_emoji_are_noticed()
    {
        Assert.Equal((2, false), (FoldedText.Of("really? yes!").Words, FoldedText.Of("really? yes!").HasSymbols));
        Assert.Equal((0, true), (FoldedText.Of("👍").Words, FoldedText.Of("👍").HasSymbols));
        Assert.False(FoldedText.Of("„“…—").HasSymbols);
    }

    [Fact]
    public void Equal_words_have_equal_hashes_and_others_have_others()
    {
        FoldedText folded = FoldedText.Of("Wifi wifi wlan");

        Assert.Equal(folded.Tokens[0].Hash, folded.Tokens[1].Hash);
        Assert.NotEqual(folded.Tokens[0].Hash, folded.Tokens[2].Hash);
    }
}
