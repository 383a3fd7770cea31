using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A ticket that somebody has just reported.</summary>
/// <param name="Stage">Where.</param>
/// <param name="By">Who.</param>
/// <param name="Name">Such as <c>INC-1001</c>.</param>
/// <param name="Receipt">The requester's card.</param>
internal sealed record Reported(DeskStage Stage, Person By, string Name, PostedMessage Receipt)
{
    public long Number { get; } = long.Parse(Name.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The agents' card, wherever it was posted last.</summary>
    public PostedMessage Card => CardIn(Stage.World.ServiceDeskChannel);

    public PostedMessage CardIn(string channel) =>
        Stage.Teams.Conversation(channel).Cards.LastOrDefault(message => message.Words.Contains($"**{Name}**", StringComparison.Ordinal)) // Other cards may name it, too.
        ?? throw new InvalidOperationException($"No card of {Name} in {channel}.");

    /// <summary>The newest message to the requester with these words.</summary>
    public PostedMessage News(string words) => Stage.Teams.ChatOf(By).With(words);
}
