using ChatServiceDesk.Testing;
using Microsoft.Playwright;

namespace ChatServiceDesk.EndToEnd;

/// <summary>Every pinned card as the official renderer draws it in a real browser, as wide as a chat and as narrow as a phone, with each of its forms opened in turn.</summary>
/// <remarks>With <c>DESK_SCREENSHOTS=DIR</c> a picture of each lies in <c>DIR/cards/light</c> and <c>DIR/cards/dark</c>.</remarks>
public sealed class PinnedCardPicturesTests(Chromium chromium) : IDisposable
{
    /// <summary>Returns what is wrong, each with the card's name and width.</summary>
    private const string Look = """
        () => {
          const problems = [];
          const seen = (element) => element.getClientRects().length > 0;
          const nameOf = (input) => {
            const ids = (input.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
            const words = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
            return [input.getAttribute('aria-label') ?? '', words, ...[...input.labels ?? []].map((label) => label.textContent)].join('').trim();
          };
          const check = (frame, where) => {
            const right = frame.getBoundingClientRect().right;
            if (frame.scrollWidth > frame.clientWidth + 1) problems.push(`${where}: wider than its frame`);
            for (const element of [...frame.querySelectorAll('*')].filter(seen)) {
              if (element.getBoundingClientRect().right > right + 1) problems.push(`${where}: sticks out: ${element.outerHTML.slice(0, 120)}`);
            }
            for (const button of [...frame.querySelectorAll('button')].filter(seen)) {
              if ([button, ...button.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')) problems.push(`${where}: cut off: ${button.textContent}`);
            }
            for (const input of [...frame.querySelectorAll('input, textarea, select')].filter(seen)) {
              if (nameOf(input) === '') problems.push(`${where}: no name: ${input.outerHTML.slice(0, 120)}`);
            }
          };
          for (const frame of document.querySelectorAll('.card')) {
            const where = `${frame.parentElement.id}, ${frame.classList.contains('wide') ? 'wide' : 'narrow'}`;
            check(frame, where);
            for (const button of [...frame.querySelectorAll('button[aria-expanded]')]) {
              button.click();
              if (button.getAttribute('aria-expanded') !== 'true') problems.push(`${where}: does not open: ${button.textContent}`);
              check(frame, `${where}, ${button.textContent}`);
              button.click();
            }
          }
          return problems;
        }
        """;

    private readonly string _pages = System.IO.Directory.CreateTempSubdirectory("desk-cards").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_card_fits_names_its_inputs_and_shows_its_buttons_whole(string theme)
    {
        await PinnedCards.RenderAsync(_pages, Cancelled);
        await using IBrowserContext window = await chromium.OpenWindowAsync();
        IPage page = await window.NewPageAsync();
        List<string> errors = [];
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(new Uri(Path.Combine(_pages, $"{theme}.html")).AbsoluteUri);

        string[] problems = await page.EvaluateAsync<string[]>(Look);
        await PictureAsync(page, theme);

        Assert.Equal(PinnedCards.Names.Count(), await page.Locator("section").CountAsync());
        Assert.True(problems.Length == 0, string.Join("\n", problems));
        Assert.Empty(errors);
    }

    public void Dispose() => System.IO.Directory.Delete(_pages, recursive: true);

    private static async Task PictureAsync(IPage page, string theme)
    {
        if (Environment.GetEnvironmentVariable("DESK_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach (string name in PinnedCards.Names)
        {
            await page.Locator($"section[id='{name}']").ScreenshotAsync(new() { Path = Path.Combine(folder, "cards", theme, $"{name}.png") });
        }
    }
}
