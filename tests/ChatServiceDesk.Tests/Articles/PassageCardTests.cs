using System.Text.Json;
using ChatServiceDesk.Articles;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Articles;

public sealed class PassageCardTests
{
    private const string Heading = "**When it [leaks](https://example.com)**";

    [Fact]
    public void Every_passage_that_ships_makes_a_light_card_that_keeps_the_rules()
    {
        IReadOnlyList<Article> shipped = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "knowledge")).Articles;

        Assert.All(shipped.SelectMany(article => Enumerable.Range(0, article.Passages.Count).Select(number => PassageCard.For(article, number, "1", Texts.In(article.Language)))), card =>
        {
            using JsonDocument json = JsonDocument.Parse(card.ToJson());
            Assert.Empty(CardRules.Complaints(json.RootElement));
            Assert.True(card.WeightInBytes() < AdaptiveCard.AdvisedBytes);
        });
    }

    [Fact]
    public void A_heading_is_shown_as_it_is_and_a_passage_that_has_gone_is_the_first()
    {
        Article article = new("mend", "Mend *it*", "Workplace", "en", true, new DateOnly(2027, 5, 31), [], [new Passage(Heading, "1. Turn the valve.")]);

        using JsonDocument json = JsonDocument.Parse(PassageCard.For(article, 7, "1", Texts.English).ToJson());
        string[] texts = [.. json.RootElement.GetProperty("body").EnumerateArray().Select(element => element.GetProperty("text").GetString() ?? "")];

        Assert.Equal(4, texts.Length);
        Assert.DoesNotContain("[leaks](", texts[2], StringComparison.Ordinal);
        Assert.EndsWith("\n\n1. Turn the valve.", texts[2], StringComparison.Ordinal);
        Assert.Contains("{{DATE(2027-05-31T12:00:00Z,SHORT)}}", texts[3], StringComparison.Ordinal);
    }
}
