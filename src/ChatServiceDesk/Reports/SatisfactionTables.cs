using System.Globalization;
using System.Text;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>The satisfaction of requesters as tables. Counts only.</summary>
internal static class SatisfactionTables
{
    private static readonly NumberFormatInfo Percents = new() { PercentPositivePattern = 1 };

    public static async Task WriteAsync(SatisfactionReport report, TextWriter output)
    {
        StringBuilder text = new();
        text.AppendLine().AppendLine(Say($"{"satisfaction",-14}{"asked",9}{"answered",10}{"late",6}{"not asked",11}{"average",9}{"4 or 5",9}"));
        foreach (SurveyWeek week in report.Weeks)
        {
            text.AppendLine(Say($"{week.Week,-14}{week.Asked,9}{week.Answered,10}{week.Late,6}{week.NotAsked,11}{(week.Average is { } average ? Say($"{average:0.00}") : "-"),9}{(week.Content is { } share ? Say($"{share:P1}") : "-"),9}"));
        }

        foreach ((string why, int count) in report.NotAsked)
        {
            text.AppendLine(Say($"not asked, {WordsOf(why)}: {count}"));
        }

        foreach (ReasonRow reason in report.Reasons)
        {
            text.AppendLine(Say($"because of {reason.Reason.ToLowerInvariant()}: {reason.Low} with 1 or 2, {reason.Others} with 3 to 5"));
        }

        text.AppendLine(Say($"complaints: {report.Complaints} made, {report.ComplaintsClosed} closed; open now: {report.ComplaintsOpen}, of them overdue: {report.ComplaintsOverdue}"));
        text.AppendLine(report.Rule);
        await output.WriteAsync(text.ToString());
    }

    private static string WordsOf(string why) => why == nameof(SurveySkip.AskedLately) ? "because the person was asked lately" : why;

    private static string Say(FormattableString text) => text.ToString(Percents);
}
