namespace ChatServiceDesk.Files;

/// <summary>A kind of file that the desk knows by its first bytes.</summary>
/// <param name="Name">As the settings call it.</param>
/// <param name="ContentType">As it is served.</param>
/// <param name="Extensions">With the full stop; a file of that kind ends in one of them.</param>
internal sealed record FileKind(string Name, string ContentType, params IReadOnlyList<string> Extensions);
