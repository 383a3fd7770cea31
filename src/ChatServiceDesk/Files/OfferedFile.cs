namespace ChatServiceDesk.Files;

/// <summary>A picture or file that came with a message, as its activity describes it. Nothing of it is believed.</summary>
/// <param name="Name"><see langword="null"/> for one that was pasted.</param>
/// <param name="Url">Where it lies.</param>
/// <param name="IsDownload">A file of OneDrive or SharePoint: its address opens it by itself, for a short while, so no token may go there.</param>
internal sealed record OfferedFile(string? Name, Uri Url, bool IsDownload);
