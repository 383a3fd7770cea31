using System.Globalization;

namespace ChatServiceDesk.Reports;

/// <summary>The report as tables. Counts and labels only: nothing that anybody wrote.</summary>
internal static class ReportTables
{
    private static readonly NumberFormatInfo Percents = new() { PercentPositivePattern = 1 };

    public static async Task WriteAsync(EarReport report, TextWriter output)
    {
        await output.WriteLineAsync(Say($"{report.Tickets} tickets opened from {report.From} to {report.To}: {report.Final} are resolved or closed, and so final"));
        await output.WriteLineAsync(Say($"{report.Unknown} of them without a first reading"));
        await output.WriteLineAsync(Say($"corrected: {report.CorrectionsByAgents} times by agents (and {report.PrioritiesByAgents} times the priority), {report.CorrectionsByRequesters} tickets by requesters"));
        if (report.Unreadable > 0)
        {
            await output.WriteLineAsync(Say($"{report.Unreadable} rows can't be read; 'verify' names them"));
        }

        await WriteAsync("kind", report.Kinds, output);
        await WriteAsync("category", report.Categories, output);
        await WriteAsync("priority", report.Priorities, output);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"decided by",-14}{"confidence",-12}{"final",9}{"right",9}{"share",9}");
        foreach (ConfidenceRow row in report.Confidence)
        {
            await output.WriteLineAsync(Say($"{row.By,-14}{Say($"{row.From:0.0} - {row.To:0.0}"),-12}{row.Final,9}{row.Right,9}{ShareOf(row.Share),9}"));
        }

        if (report.Deflection.Count > 0)
        {
            await WriteAsync(report.Deflection, output);
        }

        if (report.Advice.Count > 0)
        {
            await WriteAsync(report.Advice, output);
        }
    }

    private static async Task WriteAsync(IReadOnlyList<DeflectionRow> rows, TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"article",-26}{"week",-12}{"shown",9}{"confirmed",11}{"assumed",9}{"not helpful",13}{"went on",9}{"open",9}");
        foreach (DeflectionRow row in rows)
        {
            await output.WriteLineAsync(Say($"{row.Article,-26}{row.Week,-12}{row.Shown,9}{row.Confirmed,11}{row.Assumed,9}{row.NotHelpful,13}{row.WentOn,9}{row.Open,9}"));
        }
    }

    private static async Task WriteAsync(IReadOnlyList<AdviceRow> rows, TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"answers by",-40}{"week",-12}{"asked",9}{"answered",10}{"not there",11}{"thrown away",13}{"failed",9}{"liked",9}{"disliked",10}{"comments",10}{"tokens",11}");
        foreach (AdviceRow row in rows)
        {
            await output.WriteLineAsync(Say($"{row.By,-40}{row.Week,-12}{row.Asked,9}{row.Answered,10}{row.NotInPassages,11}{row.ThrownAway,13}{row.Failed,9}{row.Liked,9}{row.Disliked,10}{row.Comments,10}{row.Tokens,11}"));
        }
    }

    /// <summary>By week and by what the desk said first.</summary>
    private static async Task WriteAsync(string head, IReadOnlyList<LabelRow> rows, TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{head,-14}{"week",-12}{"tickets",9}{"not final yet",15}{"final",9}{"right",9}{"share",9}");
        foreach (LabelRow row in rows)
        {
            await output.WriteLineAsync(Say($"{row.Label,-14}{row.Week,-12}{row.Tickets,9}{row.NotFinalYet,15}{row.Final,9}{(row.Label == LabelRow.Unknown ? "-" : Say($"{row.Right}")),9}{ShareOf(row.Share),9}"));
        }
    }

    private static string ShareOf(double? share) => share is { } known ? Say($"{known:P1}") : "-";

    private static string Say(FormattableString text) => text.ToString(Percents);
}
