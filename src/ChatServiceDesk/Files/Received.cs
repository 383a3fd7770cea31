using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Files;

/// <summary>The pictures and files of one message. Nothing is kept unless whoever handles the message says so.</summary>
/// <param name="Files">Those that will be fetched, as they would be written down.</param>
/// <param name="Remark">Why some are not taken, in the sender's language; <see langword="null"/> if there is nothing to say.</param>
/// <param name="HasVoice">There was something to listen to.</param>
/// <param name="HasSticker">There was a sticker and nothing else.</param>
internal sealed record Received(IReadOnlyList<StoredFile> Files, string? Remark = null, bool HasVoice = false, bool HasSticker = false)
{
    public static Received Nothing { get; } = new([]);

    public IReadOnlyList<string> Ids => [.. Files.Select(file => file.Id)];
}
