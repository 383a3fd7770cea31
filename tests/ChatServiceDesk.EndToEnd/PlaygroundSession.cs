using ChatServiceDesk.Playground;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace ChatServiceDesk.EndToEnd;

/// <summary>A Playground of its own against one desk, and a browser window on it.</summary>
internal sealed class PlaygroundSession : IAsyncDisposable
{
    private readonly PlaygroundProcess _process;
    private readonly IBrowserContext _window;

    private PlaygroundSession(PlaygroundProcess process, IBrowserContext window, PlaygroundPage page)
    {
        _process = process;
        _window = window;
        Page = page;
    }

    /// <summary>Where tests put their pictures: beside the test program, one folder for all.</summary>
    public static string Screens { get; } = Path.Combine(AppContext.BaseDirectory, "screens");

    public PlaygroundPage Page { get; }

    /// <param name="chromium">The browser.</param>
    /// <param name="desk">Listens already: the Playground asks it before it shows anything.</param>
    /// <param name="cancellationToken">The test's.</param>
    public static async Task<PlaygroundSession> StartAsync(Chromium chromium, Uri desk, CancellationToken cancellationToken)
    {
        PlaygroundOptions options = new()
        {
            Desk = desk,
            Port = 0,
            WorkDirectory = Path.Combine(AppContext.BaseDirectory, "playground"),
        };
        PlaygroundStart start = await PlaygroundProcess.StartAsync(options, NullLogger.Instance, TimeProvider.System, cancellationToken);
        PlaygroundStart.Running running = Assert.IsType<PlaygroundStart.Running>(start);
        IBrowserContext window = await chromium.OpenWindowAsync();
        PlaygroundPage page = await PlaygroundPage.OpenAsync(window, running.Address);
        return new PlaygroundSession(running.Process, window, page);
    }

    /// <summary>Leaves a picture when the test failed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current is { TestState.Result: TestResult.Failed, TestMethod.MethodName: { } name })
            await Page.ScreenshotAsync(Path.Combine(Screens, $"failed-{name}.png"));
        await _window.DisposeAsync();
        await _process.DisposeAsync();
    }
}
