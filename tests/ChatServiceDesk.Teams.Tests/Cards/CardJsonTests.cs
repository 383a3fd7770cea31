using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Teams.Tests.Cards;

/// <summary>The exact JSON of each element and action, and that the official renderer accepts it.</summary>
public sealed class CardJsonTests(OfficialRenderer renderer) : IClassFixture<OfficialRenderer>
{
    private static readonly Uri _picture = new("https://desk.example/p.png");

    [Fact]
    public Task A_text_block_wraps_and_says_nothing_that_is_standard() => BodyIsAsync(
        """{"type":"TextBlock","text":"Hello","wrap":true}""",
        new TextBlock("Hello"));

    [Fact]
    public Task A_text_block_with_everything() => BodyIsAsync(
        """{"type":"TextBlock","id":"a","text":"Hello","size":"extraLarge","weight":"bolder","color":"attention","style":"heading","horizontalAlignment":"center","isSubtle":true,"maxLines":3,"isVisible":false,"spacing":"none","separator":true}""",
        new TextBlock("Hello")
        {
            Id = "a",
            Size = TextSize.ExtraLarge,
            Weight = TextWeight.Bolder,
            Color = TextColor.Attention,
            Style = TextStyle.Heading,
            HorizontalAlignment = HorizontalAlignment.Center,
            IsSubtle = true,
            Wrap = false,
            MaxLines = 3,
            IsVisible = false,
            Spacing = Spacing.None,
            Separator = true,
        });

    [Fact]
    public Task Rich_text() => BodyIsAsync(
        """{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"*a* "},{"type":"TextRun","text":"b","size":"small","weight":"lighter","color":"good","isSubtle":true,"italic":true,"strikethrough":true,"fontType":"monospace"}],"horizontalAlignment":"right"}""",
        new RichTextBlock(
        [
            new("*a* "),
            new("b")
            {
                Size = TextSize.Small,
                Weight = TextWeight.Lighter,
                Color = TextColor.Good,
                IsSubtle = true,
                Italic = true,
                Strikethrough = true,
                Monospace = true,
            },
        ])
        { HorizontalAlignment = HorizontalAlignment.Right });

    [Fact]
    public Task An_image() => BodyIsAsync(
        """{"type":"Image","url":"https://desk.example/p.png","altText":"A printer","size":"small","style":"person","horizontalAlignment":"center","width":"40px","selectAction":{"type":"Action.OpenUrl","title":"Open","url":"https://desk.example/"}}""",
        new Image(_picture, "A printer")
        {
            Size = ImageSize.Small,
            Style = ImageStyle.Person,
            HorizontalAlignment = HorizontalAlignment.Center,
            WidthInPixels = 40,
            SelectAction = new OpenUrlAction("Open", new("https://desk.example")),
        });

    [Fact]
    public Task An_image_inside_the_card() => BodyIsAsync(
        """{"type":"Image","url":"data:image/png;base64,iVBORw0KGgo=","altText":"Dot"}""",
        Image.Png([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "Dot"));

    [Fact]
    public Task A_container() => BodyIsAsync(
        """{"type":"Container","items":[{"type":"TextBlock","text":"a","wrap":true}],"style":"emphasis","bleed":true,"verticalContentAlignment":"center","selectAction":{"type":"Action.ToggleVisibility","title":"More","targetElements":["x","y"]}}""",
        new Container([new TextBlock("a")])
        {
            Style = ContainerStyle.Emphasis,
            Bleed = true,
            VerticalAlignment = VerticalAlignment.Center,
            SelectAction = new ToggleVisibilityAction("More", ["x", "y"]),
        });

    [Fact]
    public Task Columns() => BodyIsAsync(
        """{"type":"ColumnSet","columns":[{"type":"Column","items":[],"width":"auto"},{"type":"Column","items":[],"width":"stretch"},{"type":"Column","items":[],"width":"2","style":"good"},{"type":"Column","items":[],"width":"50px","verticalContentAlignment":"bottom"}],"style":"accent"}""",
        new ColumnSet(
        [
            new([]),
            new([], ColumnWidth.Stretch),
            new([], ColumnWidth.Share(2)) { Style = ContainerStyle.Good },
            new([], ColumnWidth.Pixels(50)) { VerticalAlignment = VerticalAlignment.Bottom },
        ])
        { Style = ContainerStyle.Accent });

    [Fact]
    public Task Facts() => BodyIsAsync(
        """{"type":"FactSet","facts":[{"title":"Ticket","value":"42"},{"title":"Due","value":"{{DATE(2026-11-23T08:30:00Z,SHORT)}} {{TIME(2026-11-23T08:30:00Z)}}"}]}""",
        new FactSet([new("Ticket", "42"), Fact.Markdown("Due", $"{MarkdownText.LocalDate(Due)} {MarkdownText.LocalTime(Due)}")]));

    [Fact]
    public Task Buttons_in_the_body() => BodyIsAsync(
        """{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"Open","url":"https://desk.example/"}],"horizontalAlignment":"right"}""",
        new ActionSet([new OpenUrlAction("Open", new("https://desk.example"))]) { HorizontalAlignment = HorizontalAlignment.Right });

    [Fact]
    public Task A_table() => BodyIsAsync(
        """{"type":"Table","columns":[{"width":1},{"width":2}],"rows":[{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"a","wrap":true}]},{"type":"TableCell","items":[],"style":"warning"}],"style":"accent"}],"firstRowAsHeader":false,"showGridLines":false,"gridStyle":"emphasis"}""",
        new Table([1, 2], [new([new("a"), new([]) { Style = ContainerStyle.Warning }]) { Style = ContainerStyle.Accent }])
        {
            FirstRowAsHeader = false,
            ShowGridLines = false,
            GridStyle = ContainerStyle.Emphasis,
        });

    [Fact]
    public Task A_text_input() => BodyIsAsync(
        """{"type":"Input.Text","id":"what","label":"What happened?","isRequired":true,"errorMessage":"Say a word.","value":"a\nb","placeholder":"In your words","isMultiline":true,"maxLength":2000,"style":"email"}""",
        new InputText("what", "What happened?")
        {
            IsRequired = true,
            ErrorMessage = "Say a word.",
            Value = "a\r\nb",
            Placeholder = "In your words",
            IsMultiline = true,
            MaxLength = 2000,
            Style = InputTextStyle.Email,
        });

    [Fact]
    public Task A_choice_set() => BodyIsAsync(
        """{"type":"Input.ChoiceSet","id":"impact","label":"Who?","choices":[{"title":"Just me","value":"low"},{"title":"Everyone","value":"high"}],"value":"low","placeholder":"Choose","style":"expanded","isMultiSelect":true,"wrap":true}""",
        new InputChoiceSet("impact", "Who?", [new("Just me", "low"), new("Everyone", "high")])
        {
            Value = "low",
            Placeholder = "Choose",
            Style = ChoiceStyle.Expanded,
            IsMultiSelect = true,
        });

    [Fact]
    public Task A_check_box() => BodyIsAsync(
        """{"type":"Input.Toggle","id":"vip","label":"Urgent","title":"It blocks my work","value":"true","wrap":true}""",
        new InputToggle("vip", "Urgent", "It blocks my work") { Value = true });

    [Fact]
    public Task A_day() => BodyIsAsync(
        """{"type":"Input.Date","id":"day","label":"When?","value":"2026-11-23","min":"2026-01-02","max":"2026-12-31"}""",
        new InputDate("day", "When?") { Value = new(2026, 11, 23), Min = new(2026, 1, 2), Max = new(2026, 12, 31) });

    [Fact]
    public Task A_time_of_day() => BodyIsAsync(
        """{"type":"Input.Time","id":"time","label":"When?","value":"09:05","min":"08:00","max":"17:30"}""",
        new InputTime("time", "When?") { Value = new(9, 5), Min = new(8, 0), Max = new(17, 30) });

    [Fact]
    public Task A_number() => BodyIsAsync(
        """{"type":"Input.Number","id":"n","label":"How many?","value":1.5,"min":0,"max":10,"placeholder":"Some"}""",
        new InputNumber("n", "How many?") { Value = 1.5m, Min = 0, Max = 10, Placeholder = "Some" });

    [Fact]
    public Task Execute_carries_its_data_and_a_submit_with_the_verb_for_old_clients() => ActionIsAsync(
        """{"type":"Action.Execute","id":"c","title":"Claim","style":"positive","mode":"secondary","tooltip":"Take it","iconUrl":"https://desk.example/p.png","isEnabled":false,"verb":"claim","data":{"ticket":42,"name":"a*b","ok":true,"ratio":0.5},"associatedInputs":"none","fallback":{"type":"Action.Submit","id":"c","title":"Claim","style":"positive","mode":"secondary","tooltip":"Take it","iconUrl":"https://desk.example/p.png","isEnabled":false,"data":{"ticket":42,"name":"a*b","ok":true,"ratio":0.5,"verb":"claim"},"associatedInputs":"none"}}""",
        new ExecuteAction("Claim", "claim", [("ticket", 42), ("name", "a*b"), ("ok", true), ("ratio", 0.5)])
        {
            Id = "c",
            Style = ActionStyle.Positive,
            Mode = ActionMode.Secondary,
            Tooltip = "Take it",
            IconUrl = _picture,
            IsEnabled = false,
            AssociatedInputs = AssociatedInputs.None,
        });

    [Fact]
    public Task Submit() => ActionIsAsync(
        """{"type":"Action.Submit","title":"Send","style":"destructive","data":{"ticket":9007199254740993,"verb":"send"}}""",
        new SubmitAction("Send", "send", CardData.Empty.With("ticket", 9007199254740993)) { Style = ActionStyle.Destructive });

    [Fact]
    public Task Submit_that_opens_a_dialog() => ActionIsAsync(
        """{"type":"Action.Submit","title":"Report","data":{"verb":"report","msteams":{"type":"task/fetch"}},"associatedInputs":"none"}""",
        new SubmitAction("Report", "report") { OpensDialog = true, AssociatedInputs = AssociatedInputs.None });

    [Fact]
    public Task Show_card() => ActionIsAsync(
        """{"type":"Action.ShowCard","title":"Reply","card":{"type":"AdaptiveCard","$schema":"https://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","body":[{"type":"TextBlock","text":"a","wrap":true}]}}""",
        new ShowCardAction("Reply", new AdaptiveCard { Body = [new TextBlock("a")] }));

    [Fact]
    public async Task A_card_with_everything()
    {
        CardMention ann = new("29:ann", "Ann");
        AdaptiveCard card = new()
        {
            Lang = "de",
            FallbackText = "Ticket 42",
            Speak = "Ticket forty-two",
            FullWidth = true,
            Refresh = new(new ExecuteAction("Refresh", "refresh", [("ticket", 42)]), ["29:ann", "29:ben"]),
            Mentions = [ann],
            Body = [TextBlock.Markdown($"{ann} has **{"it*"}**")],
        };

        await IsAsync(
            """{"type":"AdaptiveCard","$schema":"https://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","lang":"de","fallbackText":"Ticket 42","speak":"Ticket forty-two","refresh":{"action":{"type":"Action.Execute","title":"Refresh","verb":"refresh","data":{"ticket":42},"fallback":{"type":"Action.Submit","title":"Refresh","data":{"ticket":42,"verb":"refresh"}}},"userIds":["29:ann","29:ben"]},"body":[{"type":"TextBlock","text":"<at>Ann</at> has **it\\***","wrap":true}],"msteams":{"width":"Full","entities":[{"type":"mention","text":"<at>Ann</at>","mentioned":{"id":"29:ann","name":"Ann"}}]}}""",
            card);
    }

    [Fact]
    public async Task The_validator_sees_unknown_elements_wrong_words_missing_and_double_ids()
    {
        RenderedCard card = await renderer.RenderAsync(
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Wheel"},{"type":"TextBlock","text":"a","color":"mauve"},{"type":"Input.Text","label":"b"},{"type":"Input.Text","id":"c","label":"c"},{"type":"Input.Date","id":"c","label":"c"}],"actions":[{"type":"Action.Fly","title":"d"}]}""",
            TestContext.Current.CancellationToken);

        Assert.Collection(
            card.Problems,
            problem => Assert.Contains("Wheel", problem, StringComparison.Ordinal),
            problem => Assert.Contains("mauve", problem, StringComparison.Ordinal),
            problem => Assert.Contains("Action.Fly", problem, StringComparison.Ordinal),
            problem => Assert.Contains("unique Id", problem, StringComparison.Ordinal),
            problem => Assert.Contains("Duplicate Id \"c\"", problem, StringComparison.Ordinal));
    }

    private static DateTimeOffset Due => new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(1));

    private Task BodyIsAsync(string expected, CardElement element) => IsAsync(Wrap("body", expected), new() { Body = [element] });

    private Task ActionIsAsync(string expected, CardAction action) => IsAsync(
        Wrap("body", null)[..^1] + $",\"actions\":[{expected}]}}", new() { Actions = [action] });

    private static string Wrap(string name, string? element) =>
        $$"""{"type":"AdaptiveCard","$schema":"https://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","{{name}}":[{{element}}]}""";

    private async Task IsAsync(string expected, AdaptiveCard card)
    {
        Assert.Equal(expected, card.ToJson());
        Assert.Empty((await renderer.RenderAsync(card.ToJson(), TestContext.Current.CancellationToken)).Problems);
    }
}
