using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Mara reports something for Dana: it is Dana's ticket, and both are told.</summary>
public sealed class OnBehalf : OutageStory
{
    private const string Create = "intake/create";
    private const string Vpn = "The VPN drops every ten minutes";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Dana = World.Sample.Dana;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Both_are_told_both_see_it_and_both_may_answer(int shards)
    {
        await using DeskStage stage = await StartAsync(("shards: 1\n", $"shards: {shards}\n"));
        await stage.People.InstallsAsync(Dana, Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);

        Reported ticket = await CreateAsync(stage, card, (IntakeFor, Dana.AadObjectId));

        Ticket stored = (await StoredAsync(stage, ticket)).Ticket;
        Assert.Equal((Dana.AadObjectId, Mara.AadObjectId), (stored.Requester.Id.Value, stored.ReportedBy?.Id.Value));
        Assert.Contains("Reported by", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains(ticket.Name, stage.Teams.ChatOf(Dana).Cards[^1].Words, StringComparison.Ordinal);
        foreach (Person one in new[] { Mara, Dana })
        {
            Assert.Contains(ticket.Name, (await stage.HearsAsync(one, "my tickets", Cancelled)).Words, StringComparison.Ordinal);
            Assert.Contains(ticket.Name, (await stage.HearsAsync(one, ticket.Name, Cancelled)).Words, StringComparison.Ordinal);
        }

        await ticket.ClaimAsync(Ben, Cancelled);
        Assert.All([Mara, Dana], one => Assert.Contains(stage.TextsTo(one), text => text.Contains("Ben Okafor", StringComparison.Ordinal) && text.Contains(ticket.Name, StringComparison.Ordinal)));
        await ticket.AskAsync(Ben, "Which client?", Cancelled);
        Assert.Contains(stage.TextsTo(Mara), text => text.StartsWith($"Ben Okafor has asked Dana Whitlock about {ticket.Name}: Which client?", StringComparison.Ordinal));
        PostedMessage question = stage.Teams.ChatOf(Dana).With("has a question about");
        await ticket.PressAsync(Dana, question, "Send answer", Cancelled, ("Your answer", "The new one"));
        await ticket.ResolveAsync(Ben, "New client", Cancelled);
        Assert.Contains(stage.TextsTo(Mara), text => text.Contains("which you reported for Dana Whitlock, is resolved: New client", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_reporter_answers_in_words_and_nobody_else_does()
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled);
        await stage.People.InstallsAsync(Dana, Cancelled);
        Reported ticket = await CreateAsync(stage, await stage.HearsAsync(Mara, Vpn, Cancelled), (IntakeFor, Dana.AadObjectId));
        await ticket.AskAsync(Ben, "Which client?", Cancelled);

        Assert.Contains("I can't find", (await stage.HearsAsync(stage.World.Priya, ticket.Name, Cancelled)).Words, StringComparison.Ordinal);
        await stage.HearsAsync(Mara, "the new one", Cancelled);

        Assert.Equal(["Opened", "Claimed", "Asked", "Answered"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("Mara Lindqvist answers: the new one", stage.Teams.Conversation(ticket.Card.ConversationId).Last.Text, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_mention_says_whom_it_is_for()
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled);
        await stage.People.InstallsAsync(Dana, Cancelled);
        JsonObject message = stage.People.Activities.Message(Mara, "For <at>Dana Whitlock</at>: the VPN drops every ten minutes");
        message["entities"]!.AsArray().Add(new JsonObject // Every activity from here has some.
        {
            ["type"] = "mention",
            ["text"] = "<at>Dana Whitlock</at>",
            ["mentioned"] = new JsonObject { ["id"] = Dana.Id, ["name"] = Dana.Name, ["aadObjectId"] = Dana.AadObjectId },
        });

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);

        Assert.Equal(Dana.AadObjectId, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Requester.Id.Value);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Several_people_count_as_affected_and_raise_the_impact_but_never_to_the_highest_priority()
    {
        await using DeskStage stage = await StartAsync(("  high: 10\n", "  high: 4\n"));
        foreach (Person one in Crowd.Others.Take(3))
        {
            await stage.People.InstallsAsync(one, Cancelled);
        }

        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);
        Reported ticket = await CreateAsync(stage, card, ("others", string.Join(',', Crowd.Others.Take(3).Select(one => one.AadObjectId))), ("affected", "Low"), ("working", "High"));

        Ticket stored = (await StoredAsync(stage, ticket)).Ticket;
        Assert.Equal((3, Level.High, Priority.P2), (stored.Affected.Count, stored.Impact, stored.Priority));
        Assert.Contains("Also affects", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("for")]
    [InlineData("others")]
    public async Task Somebody_whom_the_desk_has_never_met_is_refused_with_the_card_kept(string field)
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);
        JsonObject data = DataOf(card, (field, "8d2b9a3e-0000-4000-8000-000000000000"));

        DeskAnswer answer = await stage.ForgesAsync(Mara, Create, data, null, Cancelled);

        Assert.Contains("I have not met one of these people yet", answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    private const string IntakeFor = "for";

    private static JsonObject DataOf(PostedMessage card, params (string Field, string Value)[] more)
    {
        JsonObject data = card.DataOf("Create ticket");
        foreach ((string name, string value) in new[] { ("kind", "Incident"), ("category", "network"), ("title", "VPN drops"), ("description", Vpn), ("affected", "Low"), ("working", "Low") }.Concat(more))
        {
            data[name] = value;
        }

        return data;
    }

    private static async Task<Reported> CreateAsync(DeskStage stage, PostedMessage card, params (string Field, string Value)[] more)
    {
        JsonObject press = stage.Forged(Mara, Create, DataOf(card, more));
        press["replyToId"] = card.Id;
        DeskAnswer answer = await stage.People.SendAsync(press, Cancelled);
        await stage.SettleAsync(Cancelled);
        return new Reported(stage, Mara, Steps.NameIn(answer.Words), card);
    }
}
