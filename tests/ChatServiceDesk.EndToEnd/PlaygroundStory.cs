using Microsoft.Playwright;

namespace ChatServiceDesk.EndToEnd;

/// <summary>What stories in the Playground have in common: a desk of their own with the real client in front of it, in a window of a real browser.</summary>
/// <param name="chromium">The browser.</param>
/// <param name="name">The folder of the story's pictures in <c>screens</c>.</param>
public abstract class PlaygroundStory(Chromium chromium, string name) : IAsyncLifetime
{
    private readonly Lazy<Pictures> _pictures = new(() => new Pictures(name)); // Made, it empties its folder, and each test has an object of this class.
    private DeskProcess? _desk;
    private IBrowserContext? _window;
    private PlaygroundPage? _page;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The folder of the desk's storage.</summary>
    protected string Data { get; } = System.IO.Directory.CreateTempSubdirectory("desk").FullName;

    private protected DeskProcess Desk => _desk ?? throw new InvalidOperationException("Not started yet.");

    private protected Pictures Album => _pictures.Value;

    private protected PlaygroundPage Page => _page ?? throw new InvalidOperationException("Not started yet.");

    public async ValueTask InitializeAsync()
    {
        bool isReady = false;
        try
        {
            _desk = await DeskProcess.StartAsync(Data, Cancelled);
            _window = await chromium.OpenWindowAsync();
            _page = await PlaygroundPage.OpenAsync(_window, _desk.Playground);
            await _page.DressAsync(width: 1300, height: 1200);
            isReady = true;
        }
        finally
        {
            if (!isReady) await DisposeAsync(); // the runner doesn't, then
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result is TestResult.Failed && _page is not null)
        {
            await Album.TakeAsync(_page, "failed");
            TestContext.Current.TestOutputHelper?.WriteLine($"Pictures: {Album.Folder}\nThe desk printed:\n{string.Join('\n', Desk.Output)}");
        }

        if (_window is not null) await _window.DisposeAsync();
        if (_desk is not null) await _desk.DisposeAsync();
        System.IO.Directory.Delete(Data, recursive: true);
    }
}
