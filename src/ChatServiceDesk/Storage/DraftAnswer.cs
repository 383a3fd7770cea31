namespace ChatServiceDesk.Storage;

/// <summary>What somebody has answered to one of the desk's questions about their report.</summary>
/// <param name="Key">Which question.</param>
/// <param name="Text">The answer; empty if they have skipped it.</param>
/// <param name="Activity">The message that said it, so that an edit finds it; empty for a pressed button.</param>
internal sealed record DraftAnswer(string Key, string Text, string Activity);
