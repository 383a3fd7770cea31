using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>A row of the agenda, or a dead letter, as it was found.</summary>
/// <param name="raw">What stands in the table.</param>
/// <param name="readable"><see langword="null"/> when this version of the desk can't make sense of it.</param>
internal sealed class FoundRow(Row raw, AgendaRow? readable)
{
    public string Partition => Raw.Partition;

    public string Key => Raw.Key;

    public AgendaRow? Readable { get; } = readable;

    internal Row Raw { get; } = raw;
}
