using System.Globalization;

namespace ChatServiceDesk.EndToEnd;

/// <summary>The pictures of one story, numbered in the order in which they were taken, in a folder that starts empty.</summary>
internal sealed class Pictures
{
    private readonly string _folder;
    private int _taken;

    public Pictures(string story)
    {
        _folder = Path.Combine(PlaygroundSession.Screens, story);
        if (System.IO.Directory.Exists(_folder)) System.IO.Directory.Delete(_folder, recursive: true);
        System.IO.Directory.CreateDirectory(_folder);
    }

    public Task TakeAsync(PlaygroundPage page, string name) => page.ScreenshotAsync(Next(name));

    public Task TakeAsync(PlaygroundCard card, string name) => card.ScreenshotAsync(Next(name));

    /// <summary>One that the README shows; only when asked for.</summary>
    /// <param name="page">The open conversation.</param>
    /// <param name="card">In the middle of the picture.</param>
    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="above">Pixels to show above the card.</param>
    /// <param name="below">Pixels to show below the card.</param>
    public static Task KeepAsync(PlaygroundPage page, PlaygroundCard card, string name, int above = 34, int below = 16) =>
        Environment.GetEnvironmentVariable("DESK_SCREENSHOTS") is { Length: > 0 } folder
            ? page.ScreenshotAsync(Path.Combine(folder, $"{name}.png"), card, above, below)
            : Task.CompletedTask;

    /// <summary>Where they are.</summary>
    public string Folder => _folder;

    private string Next(string name) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{++_taken:00}-{name}.png"));
}
