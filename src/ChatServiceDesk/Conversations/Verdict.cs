using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>What the rules say of a press.</summary>
/// <param name="Decision">About the ticket.</param>
/// <param name="Beside">What else is written when it is accepted and changes something.</param>
internal sealed record Verdict(Decision Decision, Change Beside);
