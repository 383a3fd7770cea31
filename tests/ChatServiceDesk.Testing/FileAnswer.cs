namespace ChatServiceDesk.Testing;

/// <summary>How a fake file is given out.</summary>
/// <param name="Status">HTTP.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Location">Where somebody is sent on to.</param>
/// <param name="HasLength">Whether the header says how long it is; without, nobody knows before the end.</param>
public sealed record FileAnswer(int Status, ReadOnlyMemory<byte> Content, Uri? Location = null, bool HasLength = true);
