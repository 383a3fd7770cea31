using ChatServiceDesk.Localisation;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>An agent waits for a supplier: the requester reads why, and when it goes on.</summary>
public sealed class WaitingForOthers(Azurite azurite) : Story
{
    private const string ReasonLabel = "Who or what do you wait for? The requester will read this.";
    private const string SetToWaiting = "Set to waiting";
    private const string Reason = "The supplier delivers the battery on Thursday";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;
    private static readonly Person Cem = World.Sample.Cem;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task The_requester_reads_the_reason_and_both_cards_show_it_until_it_goes_on(Shelf shelf)
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await HeldAsync(stage);
        string name = ticket.Name;

        Assert.Equal($"{name} has to wait for somebody else. Ben Okafor writes: {Reason}", stage.TextsTo(Mara)[^1]);
        Assert.Equal($"{name}: waiting for somebody else", stage.Teams.ChatOf(Mara).Last.Body.GetProperty("summary").GetString());
        Assert.Contains("Waiting for somebody else", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains(Reason, ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains($"Ben Okafor waits for somebody else\n{Reason}", ticket.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(SetToWaiting, ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await ticket.PressAsync(Cem, ticket.Card, "Continue", Cancelled);

        Assert.Equal($"Cem Aydin is working on {name} again.", stage.TextsTo(Mara)[^1]);
        Assert.DoesNotContain(Reason, ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, ticket.Card.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed", "PutOnHold", "Continued"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("de", "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau")]
    [InlineData("fr", "L'imprimante du deuxième étage n'avale plus le papier et signale un bourrage")]
    [InlineData("es", "La impresora de la segunda planta ya no coge papel e indica un atasco")]
    public async Task It_is_told_in_the_language_of_the_report(string language, string report)
    {
        await using DeskStage stage = await StartAsync();
        Texts texts = Texts.In(language);
        Reported ticket = await HeldAsync(stage, report);

        Assert.Equal(texts.Say("Pushes.Waiting", ticket.Name, "Ben Okafor", Reason), stage.TextsTo(Mara)[^1]);
        Assert.Contains(texts["Pushes.WaitingForOthers"], ticket.Receipt.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Ben, ticket.Card, "Continue", Cancelled);
        Assert.Equal(texts.Say("Pushes.Continued", "Ben Okafor", ticket.Name), stage.TextsTo(Mara)[^1]);
        await stage.PassAsync(TimeSpan.FromDays(14), Cancelled);
        Assert.Contains(stage.TextsTo(Mara), text => text.StartsWith(texts["Pushes.ResolutionLate"].Split('{')[0], StringComparison.Ordinal));
        Assert.Contains(texts["Pushes.TakesLonger"], ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Resolving_asking_and_claiming_end_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await HeldAsync(stage);

        await stage.ForgesAsync(Ben, "ticket/claim", ticket.Card.DataOf("Continue"), ticket.Card.ConversationId, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Equal(TicketState.Assigned, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.State);
        await ticket.PressAsync(Ben, ticket.Card, SetToWaiting, Cancelled, (ReasonLabel, Reason));
        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Hold);
        await ticket.PressAsync(Mara, ticket.News("Which one?"), "Send answer", Cancelled, ("Your answer", "The large one"));
        await ticket.PressAsync(Ben, ticket.Card, SetToWaiting, Cancelled, (ReasonLabel, Reason));
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Equal((TicketState.Resolved, null), ((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.State, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Hold));
        Assert.DoesNotContain(Reason, ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Nobody_waits_for_a_supplier_while_the_requester_is_asked_and_a_requester_never_says_so()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        var data = ticket.Card.DataOf(SetToWaiting);
        DeskAnswer foreign = await stage.ForgesAsync(Mara, "ticket/hold", data.DeepClone(), null, Cancelled);
        Assert.DoesNotContain("PutOnHold", await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("empty", foreign.Message, StringComparison.Ordinal);

        await ticket.AskAsync(Ben, "Which one?", Cancelled);
        Assert.DoesNotContain(SetToWaiting, ticket.Card.Words, StringComparison.Ordinal);
        data["waitingFor"] = Reason;
        DeskAnswer refused = await stage.ForgesAsync(Ben, "ticket/hold", data.DeepClone(), ticket.Card.ConversationId, Cancelled);

        Assert.Contains("has been asked something and has not answered yet", refused.Words, StringComparison.Ordinal);
        DeskAnswer again = await stage.ForgesAsync(Mara, "ticket/hold", data.DeepClone(), null, Cancelled);
        Assert.Contains("I can't find that ticket", again.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PutOnHold", await stage.EventsAsync(ticket.Number, Cancelled));
    }

    private static async Task<Reported> HeldAsync(DeskStage stage, string text = Steps.Clear)
    {
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, text);
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, SetToWaiting, Cancelled, (ReasonLabel, Reason));
        return ticket;
    }
}
