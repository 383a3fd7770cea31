using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Intake;

/// <param name="Slot">The question.</param>
/// <param name="Text">Its answer; empty if it was skipped.</param>
internal sealed record FilledSlot(Slot Slot, string Text);
