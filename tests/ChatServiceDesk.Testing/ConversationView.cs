namespace ChatServiceDesk.Testing;

/// <summary>What the desk has put into a chat, a channel or a thread, in the order of arrival, as it stands now.</summary>
/// <param name="Id">A bare channel id stands for all of its threads.</param>
/// <param name="Messages">Without deleted ones.</param>
public sealed record ConversationView(string Id, IReadOnlyList<PostedMessage> Messages)
{
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public PostedMessage Last => Messages.Count > 0 ? Messages[^1] : throw new InvalidOperationException($"Nothing was posted to {Id}.");

    /// <summary>The texts of the messages that have one.</summary>
    public IReadOnlyList<string> Texts => [.. Messages.Select(static message => message.Text).Where(static text => text.Length > 0)];

    public IReadOnlyList<PostedMessage> Cards => [.. Messages.Where(static message => message.Card is not null)];

    /// <summary>The newest message whose readable words contain this.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public PostedMessage With(string words) =>
        Messages.LastOrDefault(message => message.Words.Contains(words, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No message in {Id} says '{words}'. There are:\n{string.Join("\n---\n", Messages)}");
}
