using System.Globalization;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Teams.Tests.Cards;

/// <summary>What a card refuses to be built of, and how texts are cut.</summary>
public sealed class CardRulesTests
{
    public static TheoryData<string> BadAddresses =>
        ["http://desk.example", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/relative", "https://user:secret@desk.example"];

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public void Cards_link_to_https_only(string address)
    {
        Uri bad = new(address, UriKind.RelativeOrAbsolute);

        Assert.Throws<ArgumentException>(() => new OpenUrlAction("Open", bad));
        Assert.Throws<ArgumentException>(() => new Image(bad, "A picture"));
        Assert.Throws<ArgumentException>(() => MarkdownText.Link("here", bad));
        Assert.Throws<ArgumentException>(() => new ExecuteAction("Go", "go") { IconUrl = bad });
    }

    [Fact]
    public void A_link_keeps_its_address_whole_and_its_words_literal() => Assert.Equal(
        @"[\*a\* ](https://desk.example/x%28y%29)".Replace(" ]", "]", StringComparison.Ordinal),
        MarkdownText.Link("*a*", new("https://desk.example/x(y)")).ToString());

    [Theory]
    [InlineData("the file_name_2.txt of #42, at 9:05 - 1.5 % (R&D)")]
    [InlineData(@"C:\Users\bob")]
    [InlineData("a < b > c, x[0] = {y}, mail me@desk.example, https://desk.example/a_b?c=d&e=f")]
    public void Ordinary_text_is_written_as_it_is(string text) => Assert.Equal(text, MarkdownText.Literal(text).ToString());

    [Fact]
    public void Only_a_png_goes_into_a_card() =>
        Assert.Throws<ArgumentException>(() => Image.Png("<svg onload=alert(1)>"u8, "A picture"));

    [Theory]
    [InlineData("verb")]
    [InlineData("msteams")]
    [InlineData(" ")]
    public void Names_that_the_platform_or_the_verb_needs_are_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => CardData.Of((name, 1)));
        Assert.Throws<ArgumentException>(() => new InputText(name, "Label"));
    }

    [Fact]
    public void A_name_is_given_once() => Assert.Throws<ArgumentException>(() => CardData.Of(("a", 1)).With("a", 2));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_json_lacks_are_refused(double number) =>
        Assert.Throws<ArgumentException>(() => CardValue.FromDouble(number));

    [Fact]
    public void An_input_has_a_label() => Assert.Throws<ArgumentException>(() => new InputDate("day", " "));

    [Fact]
    public void A_picture_has_words_for_a_screen_reader() =>
        Assert.Throws<ArgumentException>(() => new Image(new("https://desk.example/p.png"), ""));

    [Fact]
    public void A_choice_has_no_comma() => Assert.Throws<ArgumentException>(() => new Choice("Both", "a,b"));

    [Fact]
    public void A_row_has_a_cell_for_each_column() => Assert.Throws<ArgumentException>(() => new Table([1, 1], [new([new("a")])]));

    [Fact]
    public void A_tap_cannot_unfold_a_card() =>
        Assert.Throws<ArgumentException>(() => new Container([]) { SelectAction = new ShowCardAction("More", new()) });

    [Fact]
    public void A_card_refreshes_for_sixty_people_and_no_more()
    {
        ExecuteAction refresh = new("Refresh", "refresh");

        Assert.Equal(60, new CardRefresh(refresh, [.. Enumerable.Repeat("29:x", 60)]).UserIds.Count);
        Assert.Throws<ArgumentException>(() => new CardRefresh(refresh, [.. Enumerable.Repeat("29:x", 61)]));
    }

    [Theory]
    [InlineData("Ann *Lee* <b>", "Ann Lee b")]
    [InlineData("</at> Boss_[x]", "/at Boss x")]
    [InlineData("Smith, Ann (IT)", "Smith, Ann (IT)")]
    public void The_name_in_a_mention_needs_no_escaping(string name, string said) =>
        Assert.Equal(said, new CardMention("29:x", name).Name);

    [Fact]
    public void A_mention_needs_an_id_and_words()
    {
        Assert.Throws<ArgumentException>(() => new CardMention("", "Ann"));
        Assert.Throws<ArgumentException>(() => new CardMention("29:x", "<*>"));
    }

    [Fact]
    public void A_card_weighs_two_bytes_for_each_unit_of_its_json()
    {
        AdaptiveCard card = new() { Body = [new TextBlock(new string('é', 30_000))] };

        Assert.Equal(2 * card.ToJson().Length, card.WeightInBytes());
        Assert.InRange(card.WeightInBytes(), 60_000, 61_000); // an escaped é would weigh six times as much
    }

    [Fact]
    public void Numbers_and_dates_in_our_words_do_not_depend_on_where_the_server_stands()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            MarkdownText text = $"{1.5} {1234.5:N1} {new DateOnly(2026, 11, 3)} {null as string}{MarkdownText.Trusted("**b**")} {'*'}";

            Assert.Equal(@"1.5 1,234.5 11/03/2026 **b** \*", text.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("ab cd", 4, "ab…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "👩‍👩‍👧‍👦…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 11, "…")]
    [InlineData("ae\u0301b", 3, "a…")]
    [InlineData("x", 1, "x")]
    [InlineData("xy", 1, "…")]
    public void Texts_are_cut_between_what_readers_see_as_characters(string text, int maxChars, string cut) =>
        Assert.Equal(cut, CardText.Truncate(text, maxChars));
}
