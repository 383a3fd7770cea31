using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Notifications;

/// <summary>The operators' card: what could not be delivered, and what to do about it. Pure.</summary>
internal static class AlertCard
{
    /// <summary>Nobody needs to know exactly how many there are beyond this.</summary>
    public const int MostCounted = 1000;

    /// <param name="count">How many dead letters wait, at most <see cref="MostCounted"/>.</param>
    /// <param name="newest">The last few of them, newest first.</param>
    public static AdaptiveCard For(int count, IReadOnlyList<WaitingLetter> newest) => count == 0 ? AllDelivered : new()
    {
        FullWidth = true,
        FallbackText = Heading(count),
        Body =
        [
            Cards.Title(Heading(count)),
            .. newest.Select(Shown),
            .. count > newest.Count ? [new TextBlock($"And {count - newest.Count}{(count == MostCounted ? " or" : "")} more.") { IsSubtle = true }] : Array.Empty<CardElement>(),
            TextBlock.Markdown($"Run the desk's command **deadletters** to see each with its reason. Once the cause is put right, **replay** sends them again.") with { Spacing = Spacing.Medium },
        ],
    };

    /// <summary>What it would have been.</summary>
    public static string WhatOf(AgendaRow letter) => letter switch
    {
        { Kind: AgendaKind.Post, Recipient: Recipient.Queue } => "The agents' card",
        { Kind: AgendaKind.Post } when letter.Place.StartsWith("question-", StringComparison.Ordinal) => "A question to the requester",
        { Kind: AgendaKind.Post } => "The resolution, to the requester",
        { Kind: AgendaKind.Say } => "News for the requester",
        { Kind: AgendaKind.Note } => "A note for the agents",
        { Kind: AgendaKind.Refresh, Recipient: Recipient.Queue } => "An update of the agents' card",
        { Kind: AgendaKind.Refresh } => "An update of a card of the requester",
        { Kind: AgendaKind.Reply or AgendaKind.Advise } => "An answer",
        { Kind: AgendaKind.Feed } => "An entry in the requester's activity feed",
        { Kind: AgendaKind.Compare } => "Finding out who reports the same",
        _ => "Something that was due at a time",
    };

    private static AdaptiveCard AllDelivered { get; } = new()
    {
        FullWidth = true,
        FallbackText = "All delivered",
        Body = [Cards.Title("All delivered"), new TextBlock("No dead letters are left.") { Spacing = Spacing.Small }],
    };

    private static string Heading(int count) => count == 1 ? "1 message could not be delivered" : $"{count}{(count == MostCounted ? " or more" : "")} messages could not be delivered";

    private static Container Shown(WaitingLetter letter) => new(
    [
        new TextBlock(letter.Ticket is { } number ? $"{letter.What}, {number}" : letter.What) { Weight = TextWeight.Bolder },
        new FactSet(
        [
            new Fact("Reason", letter.Why),
            .. letter.Since is { } since ? [Cards.When("Since", since)] : Array.Empty<Fact>(),
        ]) { Spacing = Spacing.Small },
    ]) { Spacing = Spacing.Medium };
}
