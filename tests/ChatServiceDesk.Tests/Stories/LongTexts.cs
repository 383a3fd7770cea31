using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The longest that people can write fits everywhere: in rows, in cards, in messages.</summary>
public sealed class LongTexts(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite, "*")]
    [InlineData(Shelf.Azurite, "*")]
    [InlineData(Shelf.Azurite, "漢")]
    [InlineData(Shelf.Azurite, "\"")]
    public async Task Every_field_filled_to_its_limit_gets_through_the_whole_story(Shelf shelf, string letter)
    {
        await using DeskStage stage = await StartAsync(await azurite.StorageAsync(shelf, Cancelled));

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", Of(letter, 120)), ("Description", Of(letter, 4000)));
        await ticket.AskAsync(Ben, Of(letter, 2000), Cancelled);
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", Of(letter, 2000)));
        await ticket.ResolveAsync(Ben, Of(letter, 2000), Cancelled);
        await ticket.PressAsync(Mara, ticket.News("How satisfied"), "😕 2", Cancelled, (Steps.CommentLabel, Of(letter, 2000)));
        await ticket.PressAsync(Mara, ticket.News("Thank you"), "Reopen ticket", Cancelled, (Steps.ReasonLabel, Of(letter, 2000)));

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal((120, 4000, TicketState.New), (stored.Title.Length, stored.Description.Length, stored.State));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_message_longer_than_a_ticket_can_hold_still_brings_the_card()
    {
        await using DeskStage stage = await StartAsync();

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Of("The VPN says error 809 again. ", 1500));

        Assert.InRange((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description.Length, 3900, 4000);
    }

    [Fact]
    public async Task A_button_with_an_endless_name_is_answered_like_any_that_nobody_knows()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject press = stage.People.Activities.Message(Mara, "");
        press["value"] = new JsonObject { ["verb"] = Of("x", 40_000) };

        DeskAnswer answer = await stage.People.SendAsync(press, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("I don't know this button any more. Please write to me instead.", Assert.Single(stage.TextsTo(Mara)));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Long_answers_to_questions_add_up_to_a_card_all_the_same()
    {
        await using DeskStage stage = await StartAsync();
        string much = Of("it is broken ", 2000);
        await stage.HearsAsync(Mara, "It is broken", Cancelled);
        await stage.HearsAsync(Mara, much, Cancelled);

        await stage.HearsAsync(Mara, much, Cancelled);
        PostedMessage card = stage.Teams.ChatOf(Mara).Cards[0];
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.StartsWith("It is broken\nit is broken", (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description, StringComparison.Ordinal);
    }

    private static string Of(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
