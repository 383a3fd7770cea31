namespace ChatServiceDesk.Configuration;

/// <summary>Under which address people reach the desk with a browser: links to files and tickets begin with it.</summary>
/// <param name="Url"><see langword="null"/> when nobody has said it: then there are no links.</param>
internal sealed record DeskAddress(Uri? Url)
{
    /// <returns><see langword="null"/> when there is no address to begin with.</returns>
    public Uri? For(string path) => Url is null ? null : new Uri(Url, path);
}
