using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What comes too late is said before anybody has to ask: one apology with a new time for each target.</summary>
public sealed class MissedTargets(Azurite azurite) : Story
{
    /// <summary>Reported on Monday at 10:00 in Berlin with P3: response within 2, resolution within 16 office hours.</summary>
    private static readonly TimeSpan Response = TimeSpan.FromHours(2);
    private static readonly TimeSpan Resolution = TimeSpan.FromHours(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task Each_target_brings_one_apology_with_a_time_in_business_hours(Shelf shelf)
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        string name = ticket.Name;

        await stage.PassAsync(Response - Moment, Cancelled);
        Assert.Empty(stage.TextsTo(Mara));
        await stage.PassAsync(Moment, Cancelled);
        string[] first = [$"I am sorry: nobody has taken on {name} by Mon 23 Nov, 12:00, as we had intended. We now aim to take it on by Mon 23 Nov, 14:00."];
        Assert.Equal(first, stage.TextsTo(Mara));
        Assert.Equal($"{name} takes longer. New time: Mon 23 Nov, 14:00", stage.Teams.ChatOf(Mara).Last.Body.GetProperty("summary").GetString());
        Assert.Contains($"Nobody has responded to {name} by Mon 23 Nov, 12:00. Mara Lindqvist has been told: by Mon 23 Nov, 14:00.", stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Contains("**First response missed**, the requester was told", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.PassAsync(Resolution - Response, Cancelled);
        string[] both = [.. first, $"I am sorry: {name} takes longer. We had aimed to resolve it by Tue 24 Nov, 16:00. We now aim for Thu 26 Nov, 12:00."];
        Assert.Equal(both, stage.TextsTo(Mara));
        Assert.Contains("{{DATE(2026-11-26T11:00:00Z,SHORT)}}", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains("It takes longer than we had intended.", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains("**Resolution missed**, the requester was told", ticket.Card.Words, StringComparison.Ordinal);
        await stage.PassAsync(TimeSpan.FromDays(10), Cancelled);

        Assert.Equal(both, stage.TextsTo(Mara));
        Assert.Equal(["Opened", "ResponseMissed", "ResolutionMissed"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        Assert.DoesNotContain("requester told", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_done_in_time_is_not_apologised_for()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(Resolution - Moment, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(5), Cancelled);

        Assert.DoesNotContain(stage.TextsTo(Mara), text => text.Contains("sorry", StringComparison.Ordinal));
        Assert.DoesNotContain("Missed", string.Join(' ', await stage.EventsAsync(ticket.Number, Cancelled)), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Another_priority_is_another_promise()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P2 High"));
        await stage.PassAsync(TimeSpan.FromHours(7) - Moment, Cancelled);
        Assert.DoesNotContain("ResolutionMissed", await stage.EventsAsync(ticket.Number, Cancelled));
        await stage.PassAsync(Moment, Cancelled);
        Assert.Contains("ResolutionMissed", await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);

        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P5 Planning"));
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.ResolutionBreach);
        Assert.DoesNotContain("takes longer", ticket.Receipt.Words, StringComparison.Ordinal);
        await stage.PassAsync(TimeSpan.FromDays(14), Cancelled);
        Assert.Equal(2, (await stage.EventsAsync(ticket.Number, Cancelled)).Count(happened => happened == "ResolutionMissed"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_priority_whose_target_is_over_already_names_no_time_and_the_apology_names_the_new_one()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(10), Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P2 High"));
        await stage.SettleAsync(Cancelled);

        Assert.Equal(
            [$"{ticket.Name} now has priority P2 High.", $"I am sorry: {ticket.Name} takes longer. We had aimed to resolve it by Mon 23 Nov, 18:00. We now aim for Tue 24 Nov, 04:00."],
            stage.TextsTo(Mara).TakeLast(2));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Time_in_which_the_requester_is_waited_for_does_not_count()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Which model?", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(3), Cancelled);
        Assert.DoesNotContain("ResolutionMissed", await stage.EventsAsync(ticket.Number, Cancelled));
        DateTimeOffset due = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.ResolutionDue;

        await ticket.PressAsync(Mara, ticket.News("Which model?"), "Send answer", Cancelled, ("Your answer", "The X1"));

        Ticket now = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal((due, TimeSpan.FromHours(30)), (DeskStage.Start + Resolution, now.Waited));
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 15, 0, 0, TimeSpan.Zero), now.ResolutionDue);
        await AssertSoundAsync(stage);
        await stage.PassAsync(TimeSpan.FromDays(7), Cancelled);
        Assert.Single(await stage.EventsAsync(ticket.Number, Cancelled), "ResolutionMissed");
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_reason_for_waiting_stands_in_the_apology_and_a_reopened_ticket_gets_a_new_one()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set to waiting", Cancelled, ("Who or what do you wait for? The requester will read this.", "A part from Lenovo"));
        await stage.PassAsync(Resolution, Cancelled);
        Assert.EndsWith("We are waiting for somebody else: A part from Lenovo", stage.TextsTo(Mara)[^1], StringComparison.Ordinal);

        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await ticket.PressAsync(Mara, ticket.News(SurveyDesk.Satisfied), "Reopen ticket", Cancelled, (Steps.ReasonLabel, "Still dark"));
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.ResolutionBreach);
        await stage.PassAsync(TimeSpan.FromDays(7), Cancelled);
        Assert.Equal(2, (await stage.EventsAsync(ticket.Number, Cancelled)).Count(happened => happened == "ResolutionMissed"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_ticket_that_an_earlier_version_has_opened_is_looked_at_from_its_next_targets_on()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.ForgetTargetsAsync(ticket.Number, Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(3), Cancelled);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));

        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P5 Planning"));
        Assert.Contains(AgendaPlan.WatchResolution, (await stage.TicketAsync(ticket.Number, Cancelled)).Timers.Keys);
    }

    [Fact]
    public async Task Of_a_restricted_queue_a_notification_shows_only_the_number()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect Security", Cancelled);
        await stage.SettleAsync(Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Security"), ("Kind", "Incident"));
        await ticket.ClaimAsync(Ben, Cancelled);

        Assert.Equal($"{ticket.Name}: there is news", stage.Teams.ChatOf(Mara).Last.Body.GetProperty("summary").GetString());
        Assert.Equal(ticket.Name, ticket.Card.Versions[0].GetProperty("summary").GetString());
    }
}
