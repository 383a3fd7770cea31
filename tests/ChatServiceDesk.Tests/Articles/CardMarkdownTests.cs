using ChatServiceDesk.Articles;

namespace ChatServiceDesk.Tests.Articles;

public sealed class CardMarkdownTests
{
    [Theory]
    [InlineData("1. Press **Ctrl**\n2. Wait", "1. Press **Ctrl**\n2. Wait")]
    [InlineData("see [the page](https://example.com/a_b)", "see [the page](https://example.com/a_b)")]
    [InlineData("see [the page](javascript:alert(1)) now", "see the page) now")]
    [InlineData("see [the page](http://example.com) now", "see the page now")]
    [InlineData("![a router](router.png) is grey", "a router is grey")]
    [InlineData("run `ipconfig /all`\n```\ncode\n```", "run ipconfig /all\n\ncode")]
    [InlineData("<b>bold</b> <at>Ben</at> <script>x</script>", "bold Ben x")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "a · b\n\n1 · 2")]
    [InlineData("> quoted", "quoted")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", "{ {DATE(2026-01-01T00:00:00Z)}}")]
    public void What_a_card_can_t_show_becomes_what_it_can(string markdown, string shown) => Assert.Equal(shown, CardMarkdown.Of(markdown).ToString());

    [Fact]
    public void A_long_passage_is_cut_at_the_end_of_a_line()
    {
        string shown = CardMarkdown.Of(string.Join('\n', Enumerable.Repeat("1. Press the **button** and wait.", 100))).ToString();

        Assert.True(shown.Length <= 1510);
        Assert.EndsWith("and wait.\n\n…", shown, StringComparison.Ordinal);
    }
}
