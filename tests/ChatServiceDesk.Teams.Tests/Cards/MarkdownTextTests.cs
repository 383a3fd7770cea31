using System.Globalization;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Teams.Tests.Cards;

/// <summary>Our own markdown from a resource file, with values from elsewhere in its places.</summary>
public sealed class MarkdownTextTests
{
    [Fact]
    public void Our_markdown_stays_and_a_value_is_shown_literally() =>
        Assert.Equal($"**{Literal("*Ben*")}** has a question: {Literal("[click](https://evil.example)")}", MarkdownText.Format("**{0}** has a question: {1}", "*Ben*", "[click](https://evil.example)").ToString());

    [Fact]
    public void The_same_as_when_it_is_interpolated()
    {
        const string Hostile = "<at>Everyone</at> {{DATE(2001-01-01T00:00:00Z,SHORT)}} {0}\n# loud";
        MarkdownText interpolated = $"**{Hostile}** and {17}";

        Assert.Equal(interpolated.ToString(), MarkdownText.Format("**{0}** and {1}", Hostile, 17).ToString());
    }

    [Fact]
    public void Places_may_come_in_any_order_and_more_than_once() => Assert.Equal("b a b", MarkdownText.Format("{1} {0} {1}", "a", "b").ToString());

    [Fact]
    public void Markdown_of_ours_and_mentions_stay_alive()
    {
        MarkdownText day = MarkdownText.LocalDate(DateTimeOffset.UnixEpoch);

        Assert.Equal($"due {day}, says <at>Ben</at>", MarkdownText.Format("due {0}, says {1}", day, new CardMention("29:ben", "Ben")).ToString());
    }

    [Fact]
    public void Numbers_are_written_alike_everywhere()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");
            Assert.Equal(Literal("1.5"), MarkdownText.Format("{0}", 1.5).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Nothing_is_shown_as_nothing() => Assert.Equal("a b", MarkdownText.Format("a {0}b", [null]).ToString());

    [Fact]
    public void A_place_without_a_value_is_a_mistake() => Assert.Throws<FormatException>(() => MarkdownText.Format("{0} and {1}", "a"));

    private static string Literal(string text) => MarkdownText.Literal(text).ToString();
}
