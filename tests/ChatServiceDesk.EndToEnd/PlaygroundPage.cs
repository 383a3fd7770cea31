using System.Globalization;
using Microsoft.Playwright;

namespace ChatServiceDesk.EndToEnd;

/// <summary>The Playground as a person uses it. Waiting is Playwright's own: each step goes on as soon as the page is ready for it.</summary>
internal sealed class PlaygroundPage
{
    /// <summary>Long, for that a loaded machine isn't a failure; nothing waits longer than it must.</summary>
    private const float Patience = 60_000;

    /// <summary>Not the list of conversations, which shows the last words of each. The log, which shows all words, is closed.</summary>
    private const string Conversation = "*:not([role=treeitem] *)";

    private readonly IPage _page;
    private int _cards;

    private PlaygroundPage(IPage page) => _page = page;

    private ILocator Boxes => _page.Locator("[role=textbox][contenteditable=true]");

    public static async Task<PlaygroundPage> OpenAsync(IBrowserContext window, Uri address)
    {
        IPage page = await window.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.ToString());
        await page.GetByTitle("Toggle Log Panel").ClickAsync();
        PlaygroundPage playground = new(page);
        await playground.OpenChatAsync();
        return playground;
    }

    /// <summary>The chat of the current user with the desk.</summary>
    public Task OpenChatAsync() => OpenAsync("Personal Chat");

    /// <param name="team">Such as IT Support.</param>
    /// <param name="channel">Such as Service Desk.</param>
    public Task OpenChannelAsync(string team, string channel) => OpenAsync($"{team} - {channel}");

    /// <summary>In the chat: types and presses Enter.</summary>
    public async Task WriteAsync(string text)
    {
        await Boxes.Last.FillAsync(text);
        await Boxes.Last.PressAsync("Enter");
        await Bubble(text).WaitForAsync();
    }

    /// <summary>In the chat: writes, and waits for the card that answers; older cards that read the same are not meant.</summary>
    public async Task<PlaygroundCard> AskAsync(string text, string words)
    {
        int before = await CountCardsAsync(words);
        await WriteAsync(text);
        ILocator answer = Cards(words).Nth(before);
        await answer.WaitForAsync();
        return await MarkAsync(answer);
    }

    /// <summary>In a channel: a new post that mentions the desk.</summary>
    public async Task PostAsync(string text)
    {
        await MentionAsync(Boxes.First, text);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
        await Bubble(text).WaitForAsync();
    }

    /// <summary>In a channel: an answer, with the desk mentioned, in the thread of this card.</summary>
    public async Task ReplyAsync(PlaygroundCard to, string text)
    {
        ILocator thread = _page.GetByRole(AriaRole.Group).Filter(new() { Has = to.Locator });
        await MentionAsync(thread.Locator("[role=textbox][contenteditable=true]"), text);
        await thread.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        await thread.GetByText(text).WaitForAsync();
    }

    /// <summary>Waits for the newest card in the open conversation that reads this. It stays the same card, whatever it reads later.</summary>
    public async Task<PlaygroundCard> CardAsync(string words)
    {
        // Chats grow downwards, channels upwards.
        ILocator found = Cards(words);
        await found.First.WaitForAsync();
        return await MarkAsync(await IsChannelAsync() ? found.First : found.Last);
    }

    /// <summary>Waits for the oldest card in the open chat that reads this.</summary>
    public async Task<PlaygroundCard> FirstCardAsync(string words) => await MarkAsync(Cards(words).First);

    /// <summary>Waits until the desk's words, outside of a card, can be read in the open conversation.</summary>
    public Task SeesAsync(string words) => _page.GetByText(words).And(_page.Locator(Conversation)).Last.WaitForAsync();

    /// <summary>How many cards in the open conversation read this now.</summary>
    public Task<int> CountCardsAsync(string words) => Cards(words).CountAsync();

    public Task ScreenshotAsync(string path) => _page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });

    /// <summary>The conversation around a card, across its whole width and without the client's own panels.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="card">Scrolled into view first.</param>
    /// <param name="above">Pixels to show above the card.</param>
    /// <param name="below">Pixels to show below the card.</param>
    public async Task ScreenshotAsync(string path, PlaygroundCard card, int above, int below)
    {
        await card.Locator.ScrollIntoViewIfNeededAsync();
        Clip panel = await BoxAsync(_page.GetByRole(AriaRole.Treeitem).First);
        Clip shown = await BoxAsync(card.Locator);
        float left = panel.X + panel.Width + 8;
        Clip clip = new() { X = left, Y = Math.Max(0, shown.Y - above), Width = _page.ViewportSize!.Width - left, Height = shown.Height + above + below }; // A page of ours has a size.
        await _page.ScreenshotAsync(new() { Path = path, Clip = clip, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>Sets the size of the page, and fonts that most machines have: Debian's fonts-open-sans and fonts-noto-color-emoji.</summary>
    public async Task DressAsync(int width, int height)
    {
        await _page.SetViewportSizeAsync(width, height);
        await _page.AddStyleTagAsync(new() { Content = "* { font-family: 'Open Sans', 'Noto Color Emoji', sans-serif !important }" });
    }

    private static async Task<Clip> BoxAsync(ILocator element) => await element.BoundingBoxAsync() is { } box
        ? new Clip { X = box.X, Y = box.Y, Width = box.Width, Height = box.Height }
        : throw new InvalidOperationException($"Not on the page: {element}");

    private ILocator Cards(string words) => _page.Locator(".ac-preview-panel", new() { HasText = words });

    private ILocator Bubble(string text) => _page.GetByText(text).Last;

    /// <summary>A mark in the page outlives what the client does to the card inside.</summary>
    private async Task<PlaygroundCard> MarkAsync(ILocator panel)
    {
        string mark = await panel.EvaluateAsync<string>(
            "(panel, mark) => panel.parentElement.dataset.card ??= mark", (++_cards).ToString(CultureInfo.InvariantCulture));
        return new PlaygroundCard(_page, _page.Locator($"[data-card='{mark}']"));
    }

    private async Task OpenAsync(string name)
    {
        ILocator item = _page.GetByRole(AriaRole.Treeitem, new() { Name = name });
        await item.ClickAsync();
        await Boxes.First.WaitForAsync();
    }

    private async Task<bool> IsChannelAsync() => await _page.GetByText("Start a new post").CountAsync() > 0;

    private async Task MentionAsync(ILocator box, string text)
    {
        await box.ClickAsync();
        await _page.Keyboard.TypeAsync("@Desk");
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = "Desk Desk" }).ClickAsync();
        await _page.Keyboard.TypeAsync($" {text}");
    }
}
