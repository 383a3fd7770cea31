namespace ChatServiceDesk.Articles;

/// <summary>An article that may answer a message, with the passage that does it best.</summary>
/// <param name="Article">The article.</param>
/// <param name="Number">Which of its passages, from 0.</param>
/// <param name="Rank">bm25 of that passage, better when greater.</param>
/// <param name="Share">How much of what the message says stands in the article, 0 to 1: its words weighed by how rare they are.</param>
/// <param name="Evidence">How much the words weigh that the article's title and keywords share with the message; a word of one article only weighs 1.</param>
internal sealed record Match(Article Article, int Number, double Rank, double Share, double Evidence)
{
    // Chosen on the labelled messages of KnowledgeMeasureTests.
    private const double LeastRank = 2;
    private const double LeastShare = 0.5;

    /// <summary>More than the rarest word alone: one word in common is a topic, not an answer.</summary>
    private const double EvidenceOfQuestion = 1.02;
    private const double EvidenceOfReport = 1.45;

    public Passage Passage => Article.Passages[Number];

    /// <summary>Good enough for somebody who asks: an answer that is not quite the right one costs them a moment.</summary>
    public bool AnswersQuestion => IsGood && Evidence >= EvidenceOfQuestion;

    /// <summary>Good enough for somebody who waits for a ticket.</summary>
    public bool AnswersReport => IsGood && Evidence >= EvidenceOfReport;

    /// <summary>Good enough for a list that somebody has asked for and chooses from.</summary>
    public bool IsHit => Share >= LeastShare;

    private bool IsGood => Rank >= LeastRank && Share >= LeastShare;
}
