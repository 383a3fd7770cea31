using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;
using static ChatServiceDesk.Tests.Stories.Steps;

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
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Contains("New battery", ticket.News("How satisfied").Words, StringComparison.Ordinal);
        Assert.Empty(stage.TextsTo(Mara));
        Assert.Equal(1, stage.Teams.Calls.Count(Says(Working)));
        string letters = await DeadLettersAsync(stage, Cancelled);
        Assert.Contains("1001      say-requester-2  403 NotEnoughPermissions", letters, StringComparison.Ordinal);
        Assert.Contains("1 dead letters", letters, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Replayed_it_is_sent_again_and_the_store_is_sound()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), Says(Working));
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
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.StopAsync();
        using StringWriter output = new();
        using StringWriter errors = new();

        int code = await Commander.RunAsync(["deadletters", "--data", stage.Folder], TextReader.Null, output, errors, Cancelled);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Contains("say-requester-2  403 NotEnoughPermissions", output.ToString(), StringComparison.Ordinal);
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
        Assert.Equal("Alert", Assert.Single(await stage.WaitingAsync(Cancelled)).Data.String("Kind"));
        Assert.Contains("unreadable", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Contains("0 dead letters put back", await ReplayAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Contains("1 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage); // It stands where it belongs: among what somebody must look at.
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

    [Fact]
    public async Task A_post_that_nobody_can_read_does_not_hold_up_those_behind_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromMinutes(1)), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        Row post = Assert.Single(await stage.WaitingAsync(Cancelled), row => row.Key.EndsWith("say-requester-2", StringComparison.Ordinal));
        await stage.CommitAsync(Cancelled, new RowChange.Replace(post.Key, post.Data.With("Kind", "Sing"), post.ETag));

        await ticket.AskAsync(Ben, "Which dock?", Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(5), Cancelled);

        Assert.Contains("Which dock?", ticket.News("has a question about").Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_ticket_whose_timer_was_given_up_can_still_be_reopened()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        Row timer = Assert.Single(await stage.WaitingAsync(Cancelled), row => row.Key.EndsWith("|close", StringComparison.Ordinal));
        Row index = (await stage.RowsAsync(Keys.RequesterPrefix, Cancelled))[0];
        await stage.CommitAsync(Cancelled, new RowChange.Delete(index.Key, index.ETag)); // So that the timer can't save the ticket.
        for (int day = 0; day < 12; day++)
        {
            await stage.PassAsync(TimeSpan.FromDays(1), Cancelled);
        }

        Assert.DoesNotContain(await stage.WaitingAsync(Cancelled), row => row.Key.EndsWith("|close", StringComparison.Ordinal));
        Assert.Contains("close", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await stage.CommitAsync(Cancelled, new RowChange.Insert(index.Key, index.Data));
        await ticket.PressAsync(Mara, ticket.News("How satisfied"), "Reopen ticket", Cancelled, (ReasonLabel, "Still dark"));

        Assert.Equal(["Opened", "Claimed", "Resolved", "Reopened"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.NotNull(timer);
    }
}
