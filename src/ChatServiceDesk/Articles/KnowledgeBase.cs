using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Articles;

/// <summary>What the desk knows: the articles of its folder, read again when a file there changes.</summary>
internal sealed partial class KnowledgeBase : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    private readonly string? _folder;
    private readonly TimeProvider _clock;
    private readonly ILogger<KnowledgeBase> _logger;
    private readonly Lock _one = new();
    private DateTimeOffset _look;
    private string _stamp = "";
    private Dictionary<string, Article> _articles = new(StringComparer.Ordinal);
    private PassageIndex? _index;

    public KnowledgeBase(DeskSettings settings, TimeProvider clock, ILogger<KnowledgeBase> logger)
    {
        (_folder, _clock, _logger) = (settings.Knowledge, clock, logger);
        lock (_one) Look();
    }

    /// <summary>The article that fits best, in the language of the message if there is a good one, else in another; <see langword="null"/> if none fits.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="isQuestion">Whether they ask: then less is enough.</param>
    public Match? Find(string text, string language, bool isQuestion)
    {
        lock (_one)
        {
            Look();
            return _index is not { } index ? null : Localisation.Texts.Languages
                .OrderByDescending(other => other == language)
                .Select(other => index.Find(text, other))
                .FirstOrDefault(match => match is not null && (isQuestion ? match.AnswersQuestion : match.AnswersReport));
        }
    }

    /// <summary>For somebody who looks for something: what fits, best first, in their language before others.</summary>
    /// <param name="text">What they typed.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Match> Search(string text, string language, int most)
    {
        lock (_one)
        {
            Look();
            return _index is not { } index ? [] : [.. Localisation.Texts.Languages
                .OrderByDescending(other => other == language)
                .SelectMany(other => index.Search(text, other))
                .Where(match => match.IsHit)
                .Take(most)];
        }
    }

    /// <summary>A passage and those that fit a text best beside it, in the language of its article.</summary>
    /// <param name="id">The article that was shown.</param>
    /// <param name="number">Which of its passages.</param>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>Nothing when the passage has been taken out of the folder since.</returns>
    public IReadOnlyList<(Article Article, int Number)> Near(string id, int number, string text, int most)
    {
        lock (_one)
        {
            Look();
            return _index is { } index && _articles.GetValueOrDefault(id) is { } article && number < article.Passages.Count
                ? [(article, number), .. index.Best(text, article.Language).Where(found => found.Article != article || found.Number != number).Take(most - 1)]
                : [];
        }
    }

    /// <returns><see langword="null"/> when the article has been taken out of the folder since.</returns>
    public Article? Find(string id)
    {
        lock (_one)
        {
            Look();
            return _articles.GetValueOrDefault(id);
        }
    }

    public void Dispose() => _index?.Dispose();

    /// <summary>A folder that can't be read just now leaves everything as it was.</summary>
    private void Look()
    {
        if (_folder is null || _clock.GetUtcNow() is var now && now < _look)
        {
            return;
        }

        _look = now + BetweenLooks;
        try
        {
            string stamp = KnowledgeFolder.StampOf(_folder);
            if (stamp != _stamp || _index is null)
            {
                Load(KnowledgeFolder.Read(_folder), DateOnly.FromDateTime(now.UtcDateTime));
                _stamp = stamp;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFolderUnreadable(_folder, e);
        }
    }

    private void Load(KnowledgeFolder read, DateOnly today)
    {
        foreach (string mistake in read.Mistakes)
        {
            LogMistake(mistake);
        }

        Article[] shown = [.. read.Articles.Where(article => article.IsForEmployees)];
        foreach (Article old in shown.Where(article => article.Review < today))
        {
            LogReviewDue(old.Id, old.Review, old.Owner);
        }

        _index?.Dispose();
        _index = new PassageIndex(shown);
        _articles = shown.ToDictionary(article => article.Id, StringComparer.Ordinal);
        LogLoaded(shown.Length, shown.Sum(article => article.Passages.Count));
    }

    [LoggerMessage(2901, LogLevel.Debug, "Knowledge: {Articles} articles with {Passages} passages")]
    private partial void LogLoaded(int articles, int passages);

    [LoggerMessage(2902, LogLevel.Warning, "Knowledge: an article is left out. {Mistake}")]
    private partial void LogMistake(string mistake);

    [LoggerMessage(2903, LogLevel.Warning, "Knowledge: {Article} was to be reviewed by {Review}; its owner is {Owner}")]
    private partial void LogReviewDue(string article, DateOnly review, string owner);

    [LoggerMessage(2904, LogLevel.Error, "Knowledge: the folder {Folder} can't be read; what was read before stays. Let the desk read it")]
    private partial void LogFolderUnreadable(string folder, Exception exception);
}
