using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What can't be delivered is put aside with its reason, where operators see it and can send it again.</summary>
public sealed class DeadLettering : Story
{
    private const string Working = "Ben Okafor is working on";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task What_teams_refuses_for_good_is_a_dead_letter_with_its_reason_and_holds_up_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Contains("New battery", ticket.News("How satisfied").Words, StringComparison.Ordinal);
        Assert.Empty(stage.TextsTo(Mara));
        Assert.Equal(1, stage.Teams.Calls.Count(Says(Working)));
        string letters = await DeadLettersAsync(stage, Cancelled);
        Assert.Contains("1001      say-requester-2  403 BotNotInConversationRoster", letters, StringComparison.Ordinal);
        Assert.Contains("1 dead letters", letters, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Replayed_it_is_sent_again_and_the_store_is_sound()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("1 dead letters put back into the agenda", await ReplayAsync(stage, Cancelled), StringComparison.Ordinal);
        await stage.SettleAsync(Cancelled);

        Assert.Single(stage.TextsTo(Mara), text => text.Contains(Working, StringComparison.Ordinal));
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Contains("0 dead letters put back", await ReplayAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Operators_see_dead_letters_from_the_command_line()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.StopAsync();
        using StringWriter output = new();
        using StringWriter errors = new();

        int code = await Commander.RunAsync(["deadletters", "--data", stage.Folder], TextReader.Null, output, errors, Cancelled);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Contains("say-requester-2  403 BotNotInConversationRoster", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_put_aside_and_the_others_flow()
    {
        await using DeskStage stage = await StartAsync();
        await stage.ReportsAsync(Mara, Cancelled);
        string key = Keys.Agenda(stage.Clock.GetUtcNow().AddMinutes(-1), 1001, "from-the-future");
        await stage.CommitAsync(Cancelled, new RowChange.Insert(key, new RowData { ["Kind"] = "Telepathy", ["Due"] = stage.Clock.GetUtcNow() }));

        Reported next = await stage.ReportsAsync(stage.World.Dana, Cancelled);

        Assert.Contains(next.Name, next.Card.Words, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync(Keys.AgendaPrefix, Cancelled));
        Assert.Contains("unreadable", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Contains("0 dead letters put back", await ReplayAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Contains("1 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        (int exitCode, string findings) = await stage.VerifyAsync(Cancelled);
        Assert.Equal(1, exitCode);
        Assert.Contains("invariant 0: the row can't be read", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_without_any_channel_for_a_day_is_a_dead_letter_that_says_what_to_do()
    {
        await using DeskStage stage = await StartAsync(world: World.Sample with { TenantId = "3c1f2f6e-1111-4222-8333-944445555666" });
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(23), Cancelled);
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);
        Assert.Contains("no channel is connected to the queue; say '@Desk connect all' in one, then replay", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);

        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await ReplayAsync(stage, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("Claim", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }
}
