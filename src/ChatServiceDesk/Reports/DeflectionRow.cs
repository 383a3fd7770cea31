namespace ChatServiceDesk.Reports;

/// <summary>What became of the times that one article was shown before a ticket, in one week. Each time is counted in exactly one of the five.</summary>
/// <param name="Week">ISO week in which it was shown; <see cref="LabelRow.EveryWeek"/> for their sum.</param>
/// <param name="Article">The name of its file; <see cref="EveryArticle"/> for their sum.</param>
/// <param name="Shown">How often.</param>
/// <param name="Confirmed">The person has said that it solved it, and no ticket came of it.</param>
/// <param name="Assumed">The person has said nothing and had no ticket about it within a day.</param>
/// <param name="NotHelpful">The person has said so.</param>
/// <param name="WentOn">A ticket was made or wanted, and nothing said of the article.</param>
/// <param name="Open">Shown less than a day ago and not judged yet.</param>
internal sealed record DeflectionRow(string Week, string Article, int Shown, int Confirmed, int Assumed, int NotHelpful, int WentOn, int Open)
{
    public const string EveryArticle = "all";
}
