namespace ChatServiceDesk.Testing;

/// <summary>One request for a file.</summary>
/// <param name="Path">As sent, with the query.</param>
/// <param name="Authorization">The header as it came; <see langword="null"/> when there was none.</param>
public sealed record FileCall(string Path, string? Authorization);
