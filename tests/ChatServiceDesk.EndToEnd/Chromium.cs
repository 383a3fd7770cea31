using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChatServiceDesk.EndToEnd.Chromium))]

namespace ChatServiceDesk.EndToEnd;

/// <summary>One real browser for all tests; each test opens its own window in it, with nothing left from the others.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>No sandbox, for that root can't have one; nothing that talks to the outside by itself.</summary>
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path)) throw new FileNotFoundException("The tests need Debian's chromium package: bash tests/run installs it.", Path);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = s_arguments });
    }

    /// <summary>Wide enough for the Playground's panels, high enough for a long card.</summary>
    public Task<IBrowserContext> OpenWindowAsync() => _browser is { } browser
        ? browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1400, Height = 1200 },
            Locale = "en-US",
            TimezoneId = "UTC",
        })
        : throw new InvalidOperationException("The browser isn't running yet.");

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
