using ChatServiceDesk.Reports;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Stories;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>What <c>report</c> says about satisfaction: each figure is counted by hand here.</summary>
public sealed class SatisfactionTests : Story
{
    private static readonly SurveyTerms Terms = new() { OncePer = TimeSpan.FromDays(3) };

    [Fact]
    public async Task Everything_is_counted_by_week_with_the_rule_in_words()
    {
        await using DeskStage stage = await FilledAsync();

        string output = await ReportAsync(stage, Terms);

        Assert.Equal(
            """
            satisfaction      asked  answered  late  not asked  average   4 or 5
            2026-W48              3         2     0          1     3.50    50.0%
            2026-W49              2         1     1          0     1.00     0.0%
            all                   5         3     1          1     2.67    33.3%
            not asked, because the person was asked lately: 1
            because of speed: 1 with 1 or 2, 1 with 3 to 5
            because of solution: 1 with 1 or 2, 0 with 3 to 5
            complaints: 2 made, 1 closed; open now: 1, of them overdue: 1
            The requester is asked when a ticket is resolved about the ticket that is resolved first, and then not again for 3 days, reminded once after 2 days, and answers in time within 7 days; average and share count those answers. 1 and 2 are complaints, to be seen to within 1 day.

            """.ReplaceLineEndings("\n"),
            output[output.IndexOf("satisfaction ", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task The_rule_says_what_is_configured()
    {
        await using DeskStage stage = await StartAsync();

        string output = await ReportAsync(stage, new SurveyTerms { Delay = TimeSpan.FromMinutes(90), RemindAfter = TimeSpan.Zero, IsAnonymous = true });

        Assert.EndsWith(
            "The requester is asked 1.5 hours after a ticket was resolved about each ticket, not reminded, and answers in time within 7 days; average and share count those answers. Answers are anonymous, so none is a complaint.\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_earlier_version_has_resolved_was_asked_about()
    {
        SurveyRound old = Assert.Single(SurveyRound.Of([Resolved("{}")]));

        Assert.Equal((null, null, false), (old.Skipped, old.Score, old.IsLate));
    }

    private static Storage.HistoryEntry Resolved(string changes) => new()
    {
        Version = 2,
        Last = 2,
        Event = "Resolved",
        At = DeskStage.Start,
        By = Actor.DeskItself,
        Source = "",
        Conversation = "",
        Changes = changes,
        Words = "",
        Previous = "",
        Hash = "",
    };

    /// <summary>Two weeks: a 4 that was a 2 first, a 3, nothing, not asked; then a 4 that is late and a 1 in time.</summary>
    private static async Task<DeskStage> FilledAsync()
    {
        DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "oncePer: 3d");
        (Person mara, Person dana, Person priya) = (stage.World.Mara, stage.World.Dana, stage.World.Priya);
        Reported first = await stage.ResolvedAsync(mara, Cancelled);
        await RateAsync(first, "😕 2");
        await RateAsync(first, "😊 4");
        await SendReasonsAsync(first, "Speed");
        await first.PressAsync(stage.World.Ben, first.Card, "Follow-up done", Cancelled);
        await stage.ResolvedAsync(mara, Cancelled);
        await RateAsync(await stage.ResolvedAsync(dana, Cancelled), "😐 3");
        await stage.ResolvedAsync(priya, Cancelled);

        await stage.PassAsync(TimeSpan.FromDays(7), Cancelled);
        Reported late = await stage.ResolvedAsync(mara, Cancelled);
        Reported bad = await stage.ResolvedAsync(dana, Cancelled);
        await RateAsync(bad, "😠 1");
        await SendReasonsAsync(bad, "Speed,Solution");
        await stage.PassAsync(TimeSpan.FromDays(7), Cancelled);
        await RateAsync(late, "😊 4");
        return stage;
    }

    private static async Task RateAsync(Reported ticket, string button)
    {
        PostedMessage card = ticket.Stage.Teams.ChatOf(ticket.By).Cards.First(message =>
            message.Words.Contains(ticket.Name, StringComparison.Ordinal) && message.Words.Contains(button, StringComparison.Ordinal));
        await ticket.PressAsync(ticket.By, card, button, Cancelled);
    }

    private static Task<DeskAnswer> SendReasonsAsync(Reported ticket, string reasons) => ticket.PressAsync(
        ticket.By, ticket.Stage.Teams.ChatOf(ticket.By).With("Send comment"), "Send comment", Cancelled, (SurveyDesk.Mattered, reasons));

    private static async Task<string> ReportAsync(DeskStage stage, SurveyTerms terms)
    {
        using StringWriter output = new();
        Assert.Equal(0, await ReportCommand.RunAsync(stage.Table, stage.Clock, terms, 12, asJson: false, output, Cancelled));
        return output.ToString().ReplaceLineEndings("\n");
    }
}
