using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What the operators' card says, row by row.</summary>
public sealed class AlertCards
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12345)]
    public void Teams_can_show_it(int count)
    {
        WaitingLetter letter = new(new TicketNumber(TicketKind.Incident, 1001), "News for the requester", "Teams refused it: 400 BadArgument", DeskStage.Start);
        AdaptiveCard card = AlertCard.For(count, [.. Enumerable.Repeat(letter, Math.Min(count, 5))]);

        Assert.Empty(CardRules.Complaints(System.Text.Json.JsonElement.Parse(card.ToJson())));
    }

    [Theory]
    [InlineData("403 BotDisabledByAdmin", "The requester can't be reached: an administrator has turned the desk off for them")]
    [InlineData("403 ConversationBlockedByUser, not tried again: the requester has not been heard from since 2026-11-23 09:00", "The requester can't be reached: they have blocked the desk")]
    [InlineData("403 209 MessageWritesBlocked", "The requester can't be reached: their chat takes no messages")]
    [InlineData("403 NotEnoughPermissions", "Teams refused it: 403 NotEnoughPermissions")]
    [InlineData("401 BotNotRegistered, for a day", "Teams did not let the bot in")]
    [InlineData("429 Throttled, 8 attempts", "Teams refused it: 429 Throttled, 8 attempts")]
    [InlineData("it may have arrived: two attempts ended without an answer", "It may have arrived: two attempts ended without an answer")]
    [InlineData("", "Nobody wrote down why")]
    public void Reasons_are_put_in_plain_words(string failure, string words) => Assert.Equal(words, Words.OfFailure(failure));

    [Theory]
    [InlineData(AgendaKind.Post, Recipient.Queue, "queue", "The agents' card")]
    [InlineData(AgendaKind.Post, Recipient.Requester, "question-3", "A question to the requester")]
    [InlineData(AgendaKind.Post, Recipient.Requester, "resolved-5", "The resolution, to the requester")]
    [InlineData(AgendaKind.Say, Recipient.Requester, "", "News for the requester")]
    [InlineData(AgendaKind.Note, Recipient.Queue, "", "A note for the agents")]
    [InlineData(AgendaKind.Refresh, Recipient.Queue, "queue", "An update of the agents' card")]
    [InlineData(AgendaKind.Refresh, Recipient.Requester, "requester", "An update of a card of the requester")]
    [InlineData(AgendaKind.Reply, Recipient.Requester, "", "An answer")]
    [InlineData(AgendaKind.Timer, Recipient.Requester, "", "Something that was due at a time")]
    public void Each_kind_of_row_has_a_name(object kind, object recipient, string place, string words) =>
        Assert.Equal(words, AlertCard.WhatOf(new AgendaRow { Partition = "t|0", Kind = (AgendaKind)kind, What = "x", Due = DeskStage.Start, Since = DeskStage.Start, Recipient = (Recipient)recipient, Place = place }));
}
