using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Conversations;

/// <summary>What a handler has decided: the pipeline commits the change together with the inbox row, then answers.</summary>
/// <param name="Change">What is written and what is sent because of it.</param>
/// <param name="Response">The answer to an invoke; <see langword="null"/> for anything else.</param>
internal sealed record TurnOutcome(Change Change, InvokeResponse? Response = null)
{
    public static TurnOutcome Nothing { get; } = new(Change.None);

    /// <summary>What the person wants to be told from now on; <see langword="null"/> to leave that as it is.</summary>
    public Wishes? Wishes { get; init; }

    public TurnOutcome Then(Change more) => this with { Change = Change.And(more) };
}
