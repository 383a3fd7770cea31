using System.Globalization;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Of all who press Claim, one has it and everybody knows who.</summary>
public sealed class Claiming(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;
    private static readonly Person Cem = World.Sample.Cem;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task Of_fifty_agents_who_claim_at_once_one_has_it_and_the_others_are_told_who(Shelf shelf)
    {
        Person[] agents = [.. Enumerable.Range(1, 50).Select(i => new Person(string.Create(CultureInfo.InvariantCulture, $"agent-{i}"), "Agent", $"Number{i:D2}", Guid.NewGuid().ToString()))];
        await using DeskStage stage = await StartAsync(await azurite.StorageAsync(shelf, Cancelled), World.Sample with { Others = agents });
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        PostedMessage card = ticket.Card;
        JsonObject claim = card.DataOf("Claim"); // What all of them see, however quickly the card is brought up to date.

        DeskAnswer[] answers = await Task.WhenAll(agents.Select(agent => stage.ForgesAsync(agent, "ticket/claim", claim.DeepClone(), card.ConversationId, Cancelled)));
        await stage.SettleAsync(Cancelled);

        string winner = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Assignee!.Name; // Somebody has it, or this fails.
        Assert.Single(answers, answer => !answer.Words.Contains("already has this ticket", StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Contains(winner, answer.Words, StringComparison.Ordinal));
        Assert.Equal(49, answers.Count(answer => answer.Words.Contains($"{winner} already has this ticket. Nothing was changed.", StringComparison.Ordinal)));
        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Equal([$"{winner} is working on {ticket.Name}: {(await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Title}"], stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_second_agent_is_told_who_has_it_and_nothing_changes()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject claim = ticket.Card.DataOf("Claim");
        await ticket.ClaimAsync(Ben, Cancelled);
        string before = await stage.PictureAsync("", Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(Cem, "ticket/claim", claim, ticket.Card.ConversationId, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("Ben Okafor already has this ticket", answer.Words, StringComparison.Ordinal);
        Assert.Equal(before, await stage.PictureAsync("", Cancelled));
    }

    [Fact]
    public async Task Claiming_twice_is_no_error_and_no_second_event()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject claim = ticket.Card.DataOf("Claim");
        await ticket.ClaimAsync(Ben, Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(Ben, "ticket/claim", claim, ticket.Card.ConversationId, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("Ben Okafor", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("already", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Single(stage.TextsTo(Mara));
    }

    [Theory]
    [InlineData("ticket/claim", "", "")]
    [InlineData("ticket/resolve", "note", "gone")]
    [InlineData("ticket/ask", "question", "what?")]
    [InlineData("ticket/priority", "priority", "P1")]
    [InlineData("ticket/correct", "category", "printing")]
    public async Task From_any_place_but_the_agents_channel_nothing_can_be_done_and_nothing_is_seen(string verb, string field, string value)
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "My laptop won't turn on, canary-words", ("Title", "canary-title"));
        JsonObject data = ticket.Card.DataOf("Claim");
        data["kind"] = "Incident"; // What "correct" needs beside the category.
        if (field.Length > 0)
        {
            data[field] = value;
        }

        string before = await PictureAsync(stage);
        DeskAnswer[] answers =
        [
            await stage.ForgesAsync(Cem, verb, data.DeepClone(), null, Cancelled),
            await stage.ForgesAsync(Mara, verb, data.DeepClone(), null, Cancelled),
            await stage.ForgesAsync(Cem, verb, data.DeepClone(), "19:other@thread.tacv2;messageid=1", Cancelled),
            await stage.ForgesAsync(Cem, verb, data.DeepClone(), $"19:other@thread.tacv2;messageid={ticket.Card.Id}", Cancelled),
            await FromAnotherTenantAsync(stage, stage.Forged(Cem, verb, data.DeepClone(), ticket.Card.ConversationId)),
        ];
        await stage.SettleAsync(Cancelled);

        Assert.All(answers, answer => Assert.Equal("I can't find that ticket here. It may belong to another team or person.", answer.Message));
        Assert.Equal(before, await PictureAsync(stage));
        Assert.DoesNotContain("canary", string.Join('\n', stage.Teams.ChatOf(Cem).Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_queue_has_moved_its_old_cards_still_work_where_they_stand()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.People.MentionsAsync(Ben, "19:other@thread.tacv2", "connect all", Cancelled);

        await ticket.ClaimAsync(Ben, Cancelled);

        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    private static World TwoChannels { get; } = World.Sample with
    {
        Team = World.Sample.Team with { Channels = [.. World.Sample.Team.Channels, new Channel("19:other@thread.tacv2", "Other")] },
    };

    private static Task<DeskAnswer> FromAnotherTenantAsync(DeskStage stage, JsonObject activity)
    {
        activity["conversation"]!["tenantId"] = "99999999-1111-4222-8333-944445555666"; // A press names both.
        activity["channelData"]!["tenant"]!["id"] = "99999999-1111-4222-8333-944445555666";
        return stage.People.SendAsync(activity, Cancelled);
    }

    private static async Task<string> PictureAsync(DeskStage stage) =>
        await stage.PictureAsync(Keys.TicketPrefix, Cancelled) + await stage.PictureAsync(Keys.HistoryPrefix, Cancelled) + await stage.PictureAsync(Keys.AgendaPrefix, Cancelled);
}
