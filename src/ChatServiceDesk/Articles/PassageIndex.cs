using System.Collections.Frozen;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Articles;

/// <summary>The passages of some articles in a full-text index in memory. Made once; a change makes another one.</summary>
internal sealed class PassageIndex : IDisposable
{
    private const int MostFound = 40;

    /// <summary>What stands only in the text of an article says less about what it is about.</summary>
    private const double WeightOfBody = 0.6;

    /// <summary>A word that no article has may be a name or a slip: it counts, but not as the rarest of all.</summary>
    private const double WeightOfStrange = 0.6;

    /// <summary>From here on a German word may be two: Druckerproblem, Gästezugang.</summary>
    private const int ShortestCompound = 8;
    private const int ShortestPart = 4;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly Lock _one = new();
    private readonly Article[] _articles;
    private readonly FrozenDictionary<string, Spoken> _languages;

    public PassageIndex(IEnumerable<Article> articles)
    {
        _articles = [.. articles];
        _languages = _articles.GroupBy(article => article.Language).ToFrozenDictionary(group => group.Key, group => new Spoken(group, _articles.Length));
        _connection.Open();
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using (SqliteCommand create = _connection.CreateCommand())
        {
            create.CommandText = "CREATE VIRTUAL TABLE passage USING fts5(title, keywords, heading, body, language UNINDEXED, article UNINDEXED, number UNINDEXED, tokenize = 'unicode61')";
            create.ExecuteNonQuery();
        }

        foreach ((int place, Article article) in _articles.Index())
        {
            Insert(place, article);
        }

        transaction.Commit();
    }

    /// <summary>The best article in one language; <see langword="null"/> if none has a word of it.</summary>
    /// <param name="text">What somebody wrote. Only its letters and digits reach the index, each word in quotes: it can't say anything in the language of the index.</param>
    /// <param name="language">ISO 639-1.</param>
    public Match? Find(string text, string language) => Search(text, language) is [var best, ..] ? best : null;

    /// <summary>All articles in one language that have a word of it, the best first.</summary>
    public IReadOnlyList<Match> Search(string text, string language)
    {
        if (!_languages.TryGetValue(language, out Spoken? spoken))
        {
            return [];
        }

        string[][] asked = AskedOf(text, language, spoken);
        string[] terms = TermsOf(asked, spoken);
        return terms.Length == 0 ? [] : [.. Ranked(terms, language)
            .Select(found => Weigh(found, asked, spoken))
            .OrderByDescending(match => (match.Share * match.Evidence, match.Rank))];
    }

    /// <summary>The passages in one language that have most of the words, whatever article they are of, best first.</summary>
    /// <inheritdoc cref="Find"/>
    public IReadOnlyList<(Article Article, int Number)> Best(string text, string language) =>
        _languages.TryGetValue(language, out Spoken? spoken) && TermsOf(AskedOf(text, language, spoken), spoken) is { Length: > 0 } terms
            ? [.. Having(terms, language).Select(found => (_articles[found.Article], found.Number))]
            : [];

    public void Dispose() => _connection.Dispose();

    private void Insert(int place, Article article)
    {
        using SqliteCommand insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passage (title, keywords, heading, body, language, article, number) VALUES ($title, $keywords, $heading, $body, $language, $article, $number)";
        string Indexed(string text) => Vocabulary.IndexedTextOf(text, article.Language);
        foreach ((int number, Passage passage) in article.Passages.Index())
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$title", Indexed(article.Title));
            insert.Parameters.AddWithValue("$keywords", Indexed(string.Join(' ', article.Keywords)));
            insert.Parameters.AddWithValue("$heading", Indexed(passage.Heading));
            insert.Parameters.AddWithValue("$body", Indexed(passage.Markdown));
            insert.Parameters.AddWithValue("$language", article.Language);
            insert.Parameters.AddWithValue("$article", place);
            insert.Parameters.AddWithValue("$number", number);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Each article that has one of the words, with the passage that has most of them itself: its title and keywords stand for all its passages.</summary>
    private IEnumerable<(Article Article, int Number, double Rank)> Ranked(string[] terms, string language) => Having(terms, language)
        .GroupBy(passage => passage.Article).Select(passages => (
            _articles[passages.Key],
            passages.OrderBy(passage => _articles[passages.Key].Passages[passage.Number].Heading.Length == 0) // What stands before the first heading only leads in.
                .ThenByDescending(passage => passage.Own).ThenBy(passage => passage.Number).First().Number,
            passages.Max(passage => passage.Rank)));

    private static string[][] AskedOf(string text, string language, Spoken spoken) => [.. Vocabulary.TellingWordsOf(text, language).Select(spoken.Known)];

    private static string[] TermsOf(string[][] asked, Spoken spoken) => [.. asked.SelectMany(words => words).Where(spoken.Has).Distinct()];

    private List<(int Article, int Number, double Rank, double Own)> Having(string[] terms, string language)
    {
        List<(int Article, int Number, double Rank, double Own)> found = [];
        lock (_one) // A connection serves one at a time, and each query takes far less than a millisecond.
        {
            using SqliteCommand query = _connection.CreateCommand();
            query.CommandText = """
                SELECT article, number, -bm25(passage, 4.0, 4.0, 3.0, 1.0) AS rank, -bm25(passage, 0.0, 0.0, 3.0, 1.0)
                FROM passage WHERE passage MATCH $words AND language = $language ORDER BY rank DESC LIMIT $most
                """;
            query.Parameters.AddWithValue("$words", string.Join(" OR ", terms.Select(term => $"\"{term}\"")));
            query.Parameters.AddWithValue("$language", language);
            query.Parameters.AddWithValue("$most", MostFound);
            using SqliteDataReader reader = query.ExecuteReader();
            while (reader.Read())
            {
                found.Add((reader.GetInt32(0), reader.GetInt32(1), reader.GetDouble(2), reader.GetDouble(3)));
            }
        }

        return found;
    }

    private static Match Weigh((Article Article, int Number, double Rank) found, string[][] asked, Spoken spoken)
    {
        (HashSet<string> about, HashSet<string> all) = spoken.WordsOf(found.Article);
        double sum = 0;
        double shared = 0;
        double evidence = 0;
        foreach (string[] words in asked)
        {
            double weight = words.Max(spoken.WeightOf);
            sum += weight;
            shared += words.Any(about.Contains) ? weight : words.Any(all.Contains) ? WeightOfBody * weight : 0;
            evidence += words.Where(about.Contains).Select(spoken.WeightOf).DefaultIfEmpty(0).Max();
        }

        return new Match(found.Article, found.Number, found.Rank, sum > 0 ? shared / sum : 0, evidence);
    }

    /// <summary>What the articles of one language say.</summary>
    private sealed class Spoken
    {
        private readonly Dictionary<string, (HashSet<string> About, HashSet<string> All)> _words;
        private readonly Dictionary<string, int> _articles;
        private readonly bool _hasCompounds;
        private readonly int _count;

        /// <param name="articles">Those of the language.</param>
        /// <param name="count">Of all languages: where there are three articles in one, a word that two of them have is not common.</param>
        public Spoken(IGrouping<string, Article> articles, int count)
        {
            string language = articles.Key;
            _count = count;
            _hasCompounds = language == "de";
            _words = articles.ToDictionary(
                article => article.Id,
                article => (
                    Vocabulary.TellingWordsOf($"{article.Title} {string.Join(' ', article.Keywords)}", language).ToHashSet(StringComparer.Ordinal),
                    Vocabulary.TellingWordsOf(string.Join('\n', [article.Title, .. article.Keywords, .. article.Passages.SelectMany(passage => new[] { passage.Heading, passage.Markdown })]), language)
                        .ToHashSet(StringComparer.Ordinal)),
                StringComparer.Ordinal);
            _articles = _words.Values.SelectMany(words => words.All).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        }

        public bool Has(string word) => _articles.ContainsKey(word);

        public (HashSet<string> About, HashSet<string> All) WordsOf(Article article) => _words[article.Id];

        /// <summary>The rarer, the more it says: 1 for a word of one article only, however many articles there are.</summary>
        public double WeightOf(string word) => _articles.GetValueOrDefault(word) is > 0 and var count ? RarityOf(count) / RarityOf(1) : WeightOfStrange * RarityOf(0) / RarityOf(1);

        private double RarityOf(int count) => Math.Log(1 + ((_count - count + 0.5) / (count + 0.5)));

        /// <summary>The word itself, or the known words that it begins or ends with.</summary>
        public string[] Known(string word)
        {
            if (!_hasCompounds || Has(word) || word.Length < ShortestCompound)
            {
                return [word];
            }

            string[] parts = [.. _articles.Keys.Where(known => known.Length >= ShortestPart && (word.StartsWith(known, StringComparison.Ordinal) || word.EndsWith(known, StringComparison.Ordinal)))];
            return parts.Length > 0 ? parts : [word];
        }
    }
}
