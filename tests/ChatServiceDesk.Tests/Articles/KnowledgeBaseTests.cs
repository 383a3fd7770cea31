using ChatServiceDesk.Articles;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Tests.Articles;

public sealed class KnowledgeBaseTests : IDisposable
{
    private readonly ArticleFolder _folder = new();
    private readonly FakeClock _clock = new(DeskStage.Start);
    private readonly RememberedLog _log = new();
    private readonly ILoggerFactory _loggers;

    public KnowledgeBaseTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_article_that_is_added_changed_or_taken_away_counts_within_a_minute()
    {
        _folder.Write("kettle.md", ArticleFolder.About("kettle"));
        FillUp();
        using KnowledgeBase knowledge = Open();
        Assert.Null(Found(knowledge, "teapot"));

        _folder.Write("teapot.md", ArticleFolder.About("teapot"));
        File.Delete(Path.Combine(_folder.Path, "kettle.md"));
        Assert.Equal(("kettle", null), (Found(knowledge, "kettle"), Found(knowledge, "teapot")));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((null, "teapot"), (Found(knowledge, "kettle"), Found(knowledge, "teapot")));
        Assert.Null(knowledge.Find("kettle"));
    }

    [Fact]
    public void A_mistake_costs_its_own_article_only_and_stands_in_the_log()
    {
        _folder.Write("kettle.md", ArticleFolder.About("kettle"));
        string bad = _folder.Write("teapot.md", ArticleFolder.About("teapot", language: "it"));
        FillUp();

        using KnowledgeBase knowledge = Open();

        Assert.Equal(("kettle", null), (Found(knowledge, "kettle"), Found(knowledge, "teapot")));
        Assert.Contains($"{bad}:5: 'language' is 'it'", Assert.Single(_log.Lines, line => line.EventId == 2902).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_for_agents_is_not_shown_and_what_was_to_be_reviewed_is_named()
    {
        _folder.Write("kettle.md", ArticleFolder.About("kettle", audience: "agents"));
        _folder.Write("teapot.md", ArticleFolder.About("teapot", review: "2026-11-22"));
        FillUp();

        using KnowledgeBase knowledge = Open();

        Assert.Equal((null, "teapot"), (Found(knowledge, "kettle"), Found(knowledge, "teapot")));
        Assert.Contains("teapot was to be reviewed by", Assert.Single(_log.Lines, line => line.EventId == 2903).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_of_the_message_comes_first()
    {
        _folder.Write("a.md", ArticleFolder.About("kettle"));
        _folder.Write("b.md", ArticleFolder.About("kettle", "de"));
        FillUp();
        using KnowledgeBase knowledge = Open();

        Assert.Equal("b", knowledge.Find("kettle mend", "de", isQuestion: true)?.Article.Id);
        Assert.Equal("a", knowledge.Find("kettle mend", "en", isQuestion: true)?.Article.Id);
        Assert.NotNull(knowledge.Find("kettle mend", "fr", isQuestion: true));
    }

    [Fact]
    public void The_passage_is_the_one_with_the_words_and_not_the_lead()
    {
        _folder.Write("kettle.md", ArticleFolder.About("kettle") + "\n## When it leaks\nTurn the blue valve.\n");
        FillUp();
        using KnowledgeBase knowledge = Open();

        Assert.Equal("When it leaks", knowledge.Find("how do I mend the kettle that leaks at the valve?", "en", isQuestion: true)?.Passage.Heading);
        Assert.Equal("Steps", knowledge.Find("mend my kettle", "en", isQuestion: true)?.Passage.Heading);
    }

    [Fact]
    public void Without_a_folder_nothing_is_found()
    {
        using KnowledgeBase knowledge = new(Settings with { Knowledge = null }, _clock, _loggers.CreateLogger<KnowledgeBase>());

        Assert.Null(knowledge.Find("vpn", "en", isQuestion: true));
    }

    private static DeskSettings Settings => DeskFile.Read(CommandLine.Parse([]).Config);

    private static string? Found(KnowledgeBase knowledge, string thing) => knowledge.Find($"how do I mend the {thing}?", "en", isQuestion: true)?.Article.Id;

    private KnowledgeBase Open() => new(Settings with { Knowledge = _folder.Path }, _clock, _loggers.CreateLogger<KnowledgeBase>());

    /// <summary>Where there are hardly any articles, no word is rare.</summary>
    private void FillUp()
    {
        for (int i = 0; i < 20; i++)
        {
            _folder.Write(FormattableString.Invariant($"other{i}.md"), ArticleFolder.About($"other{(char)('a' + i)}").Replace("mend", "polish", StringComparison.OrdinalIgnoreCase));
        }
    }
}
