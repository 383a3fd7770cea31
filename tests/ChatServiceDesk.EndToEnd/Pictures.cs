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

    /// <summary>Where they are.</summary>
    public string Folder => _folder;

    private string Next(string name) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{++_taken:00}-{name}.png"));
}
