using ChatServiceDesk.Articles;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Tests.House;

namespace ChatServiceDesk.Tests.Articles;

public sealed class ArticleFileTests : IDisposable
{
    private readonly ArticleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_article_is_its_front_matter_and_a_passage_for_each_section()
    {
        Article article = ArticleFile.Read(_folder.Write("mend.md", ArticleFolder.About("kettle") + "\n### Empty\n\n# After\n#hashtag stays\n"));

        Assert.Equal(("mend", "How to mend the kettle", "Workplace", "en", true), (article.Id, article.Title, article.Owner, article.Language, article.IsForEmployees));
        Assert.Equal(new DateOnly(2027, 5, 31), article.Review);
        Assert.Equal(["kettle", "mend"], article.Keywords);
        Assert.Equal([new Passage("", "In general."), new Passage("Steps", "Mend the kettle with glue."), new Passage("After", "#hashtag stays")], article.Passages);
    }

    [Theory]
    [InlineData("---\ntitle", "title", 1, "an article begins with its front matter")]
    [InlineData("keywords: [kettle, mend]\n---\n", "keywords: [kettle, mend]\n", 1, "an article begins with its front matter")]
    [InlineData("owner: Workplace\n", "", 2, "'owner' is missing")]
    [InlineData("language: en", "language: it", 5, "'language' is 'it'. The desk speaks: en, de, fr, es")]
    [InlineData("audience: employees", "audience: staff", 4, "'audience' is 'staff'. It may be employees")]
    [InlineData("review: 2027-05-31", "review: next year", 6, "'review' must be a day such as 2027-06-30")]
    [InlineData("owner: Workplace", "ownr: Workplace\nowner: Workplace", 3, "'ownr' is unknown")]
    [InlineData("title: How", "title: How: ", 2, "this is not valid YAML")]
    [InlineData("In general.\n\n## Steps\nMend the kettle with glue.\n", "\n", 8, "the article says nothing")]
    public void A_mistake_is_named_with_file_line_and_remedy(string old, string now, int line, string problem)
    {
        string good = ArticleFolder.About("kettle");
        Assert.Contains(old, good, StringComparison.Ordinal);
        string file = _folder.Write("mend.md", good.Replace(old, now, StringComparison.Ordinal));

        string message = Assert.Throws<DeskFileException>(() => ArticleFile.Read(file)).Message;

        Assert.StartsWith(FormattableString.Invariant($"{file}:{line}: {problem}"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_least_25_articles_ship_without_a_mistake_and_some_in_each_language()
    {
        KnowledgeFolder shipped = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "knowledge"));

        Assert.Empty(shipped.Mistakes);
        Assert.True(shipped.Articles.Count >= 25);
        Assert.Equal(Repository.Files.Count(file => file.StartsWith("src/ChatServiceDesk/knowledge/", StringComparison.Ordinal)), shipped.Articles.Count);
        Assert.All(Texts.Languages, language => Assert.True(shipped.Articles.Count(article => article.Language == language) >= 3, language));
        Assert.All(shipped.Articles, article => Assert.True(article.Passages.Any(passage => passage.Heading.Length > 0), article.Id));
    }
}
