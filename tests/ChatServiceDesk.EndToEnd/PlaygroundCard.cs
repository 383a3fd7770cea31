using Microsoft.Playwright;

namespace ChatServiceDesk.EndToEnd;

/// <summary>One card on the page, with the bar that the client shows under it.</summary>
internal sealed class PlaygroundCard
{
    private readonly IPage _page;

    internal PlaygroundCard(IPage page, ILocator locator)
    {
        _page = page;
        Locator = locator;
    }

    /// <summary>For what has no method here.</summary>
    public ILocator Locator { get; }

    /// <param name="label">As shown; a label that begins with this is enough, as for a required input's asterisk.</param>
    /// <param name="text">Typed into a text or number input.</param>
    public async Task FillAsync(string label, string text)
    {
        // Clicks first, as a person does: the client draws a card anew when it gets the focus, and forgets what was put in without.
        ILocator input = Input(AriaRole.Textbox, label).Or(Input(AriaRole.Spinbutton, label));
        await input.ClickAsync();
        await input.FillAsync(text);
    }

    /// <summary>What stands in a text input now.</summary>
    public Task<string> ValueAsync(string label) => Input(AriaRole.Textbox, label).InputValueAsync();

    /// <summary>A compact choice set (a drop-down list) or an expanded one (radio buttons or check boxes).</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        ILocator list = Input(AriaRole.Combobox, label);
        ILocator buttons = Locator.GetByRole(AriaRole.Radiogroup, new() { Name = label })
            .Or(Locator.GetByRole(AriaRole.Group, new() { Name = label }));
        await list.Or(buttons).First.WaitForAsync();
        if (await list.CountAsync() > 0)
        {
            await list.ClickAsync();
            await _page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
            return;
        }

        await buttons.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true })
            .Or(buttons.GetByRole(AriaRole.Checkbox, new() { Name = choice, Exact = true })).CheckAsync();
    }

    public Task CheckAsync(string title) => Input(AriaRole.Checkbox, title).CheckAsync();

    public Task PressAsync(string title) => Button(title).ClickAsync();

    /// <summary>Which of the buttons with these titles are there.</summary>
    public async Task<bool> HasButtonAsync(string title) => await Button(title).CountAsync() > 0;

    /// <summary>Waits until the card reads this.</summary>
    public Task SeesAsync(string words) => Locator.Locator(".ac-preview-panel", new() { HasText = words }).WaitForAsync();

    /// <summary>All that the card reads now.</summary>
    public Task<string> WordsAsync() => Locator.Locator(".ac-preview-panel").InnerTextAsync();

    /// <summary>Waits until the bar under the card, red or not, reads this, and gives all that it reads.</summary>
    public Task<string> BarAsync(string words) => Locator
        .Locator("div", new() { Has = _page.GetByRole(AriaRole.Button, new() { Name = "Dismiss Invoke Message" }), HasText = words }).Last
        .InnerTextAsync();

    public Task ScreenshotAsync(string path) => Locator.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });

    private ILocator Input(AriaRole role, string label) => Locator.GetByRole(role, new() { Name = label });

    private ILocator Button(string title) => Locator.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });
}
