namespace ChatServiceDesk.Conversations;

/// <summary>What somebody typed into a field of a card.</summary>
/// <param name="Field">The input's id.</param>
/// <param name="Text">The text.</param>
internal sealed record TypedText(string Field, string Text);
