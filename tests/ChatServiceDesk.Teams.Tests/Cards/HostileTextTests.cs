using System.Text;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Teams.Tests.Cards;

/// <summary>What people type is shown as they typed it, by the renderer that Teams on desktops is made of.</summary>
public sealed class HostileTextTests(OfficialRenderer renderer) : IClassFixture<OfficialRenderer>
{
    private static readonly string[] _plainTags = ["div", "p", "span"];

    public static TheoryData<string> HostileTexts =>
    [
        "**bold** __bold__ *slanted* _slanted_ ***both***",
        "a*b*c a_b_c _a_b snake_case_name __init__ * _ ** __",
        "[invoice](javascript:alert(1)) [invoice](https://evil.example) [a][b] [b]: https://evil.example",
        "[b]: https://evil.example\n\n[b] [click][b]",
        "![](http://t.example/p.png) ![x][b]",
        "<https://evil.example> <me@evil.example> <javascript:alert(1)>",
        "<script>alert(1)</script><img src=x onerror=alert(1)><b>bold</b><!-- gone --><?php ?>",
        "<at>CIO</at> </at> <at id=\"0\">everyone</at>",
        "&lt;b&gt; &copy; &#65; &#x41; &amp;amp; R&D; a & b",
        "`code` ``code`` ```\ncode\n``` ~~~\ncode\n~~~ ~~gone~~",
        "# Heading\n## Heading\nHeading\n===\nHeading\n---\n***\n___\n- - -",
        "- item\n* item\n+ item\n1. item\n2) item\n- [x] done\n> quote\n: definition",
        "| a | b |\n|---|---|\n| 1 | 2 |\na | b\n:-: | -:",
        "#42\n-5\n1.5\n+49 30\n---x\n1.\n123456789) x\n-- -\n+\n#\n#######",
        "    indented\n\tindented\n \t code",
        "C:\\Users\\bob \\\\server\\share \\*not bold\\* ends with \\",
        "${name} $data {{DATE(2026-11-23T00:00:00Z,SHORT)}} {{TIME(2026-11-23T00:00:00Z)}} {{{DATE(2026-11-23T00:00:00Z)}}}",
        "{\"type\":\"AdaptiveCard\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"**x**\"}]}",
        "one\ntwo\r\nthree\rfour\u2028five\n\n\n\n\n\n\n\n\nsix",
        "👩‍👩‍👧‍👦 नमस्ते עברית العربية ｅｖｉｌ 𝒙 e\u0301",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_text_block_shows_exactly_what_was_typed(string typed)
    {
        RenderedCard card = await ShowAsync(new TextBlock(typed));

        Assert.Equal(Seen(typed), card.Text);
        Assert.Subset(_plainTags.ToHashSet(), card.Tags.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_fact_shows_exactly_what_was_typed(string typed)
    {
        RenderedCard card = await ShowAsync(new FactSet([new("Said", typed)]));

        Assert.Equal($"Said\n{Seen(typed)}", card.Text);
        Assert.Subset(new HashSet<string>([.. _plainTags, "table", "tr", "td", "tbody"]), card.Tags.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_text_run_shows_exactly_what_was_typed(string typed)
    {
        RenderedCard card = await ShowAsync(new RichTextBlock([new(typed)]));

        Assert.Equal(typed.ReplaceLineEndings("\n").Replace('\t', ' '), card.Text);
        Assert.Subset(_plainTags.ToHashSet(), card.Tags.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_value_inside_our_own_markdown_stays_literal_and_our_emphasis_stays_whole(string typed)
    {
        RenderedCard card = await ShowAsync(TextBlock.Markdown($"Title: **x{typed}x** end"));

        Assert.Equal($"Title: x{typed.ReplaceLineEndings(" ").Replace('\t', ' ').Trim()}x end", card.Text);
        Assert.Subset(new HashSet<string>([.. _plainTags, "strong"]), card.Tags.ToHashSet());
    }

    [Fact]
    public async Task Any_mixture_of_marks_is_shown_as_it_is()
    {
        Random random = new(20261123);
        string[] pieces =
        [
            "*", "_", "**", "`", "~~", "~", "[", "]", "(", ")", "<", ">", "&", ";", "#", "!", "-", "+", "=", "|", ":", "\\", "{{", "}}",
            "1.", "2)", "\n", " ", "  ", "a", "B", "9", "é", "at>", "/at>", "https://x.example", "amp", "\"", "'", "$", "@", "^", ".", "DATE(", ")",
        ];
        List<CardElement> blocks = [];
        List<string> expected = [];
        for (int i = 0; i < 1000; i++)
        {
            string typed = string.Concat(random.GetItems(pieces, random.Next(1, 12)));
            if (Seen(typed).Length == 0)
                continue;
            blocks.Add(new TextBlock(typed));
            expected.Add(Seen(typed));
        }

        RenderedCard card = await ShowAsync([.. blocks]);

        Assert.Equal(string.Join('\n', expected), card.Text);
        Assert.Subset(_plainTags.ToHashSet(), card.Tags.ToHashSet());
    }

    [Fact]
    public void Characters_that_change_the_direction_of_other_words_or_steer_terminals_are_left_out()
    {
        string json = new AdaptiveCard
        {
            Body =
            [
                new TextBlock("safe\u202Egnp.exe\u202C \u2066x\u2069\uFEFF \u0000\u0007\u001B[31m\u0085next"),
                new FactSet([new("a\u202Eb", "c\u202Ed")]),
                new RichTextBlock([new("e\u202Ef")]),
                new InputText("id", "g\u202Eh") { Value = "i\u202Ej" },
            ],
            Actions = [new ExecuteAction("k\u202El", "verb")],
        }.ToJson();

        Assert.Contains("safegnp.exe x [31m\\n\\nnext", json, StringComparison.Ordinal);
        Assert.DoesNotContain(json, c => c is '\u202E' or '\u202C' or '\u2066' or '\u2069' or '\uFEFF' or '\u001B' or '\0');
        Assert.DoesNotContain("u001", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Half_a_character_becomes_the_replacement_character()
    {
        string json = new AdaptiveCard { Body = [new TextBlock("a\uD83Db")], Actions = [new ExecuteAction("t", "v", [("x", "\uDE00")])] }.ToJson();

        Assert.Contains("a\uFFFDb", json, StringComparison.Ordinal);
        Assert.Equal(json, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(json)));
    }

    [Fact]
    public void A_typed_mention_never_matches_the_mention_of_a_real_person()
    {
        CardMention boss = new("29:boss", "Boss");

        string json = new AdaptiveCard { Body = [new TextBlock("<at>Boss</at>"), TextBlock.Markdown($"{"<at>Boss</at>"}")], Mentions = [boss] }.ToJson();

        Assert.Equal(2, json.Split("<at>Boss</at>").Length); // once, in the entity
    }

    [Theory]
    [InlineData("===")]
    [InlineData("---")]
    [InlineData("- item")]
    public async Task A_value_that_starts_a_line_of_ours_underlines_and_lists_nothing(string typed)
    {
        RenderedCard card = await ShowAsync(TextBlock.Markdown($"Title\n{typed}"));

        Assert.Equal($"Title\n{typed}", card.Text);
        Assert.Subset(_plainTags.ToHashSet(), card.Tags.ToHashSet());
    }

    [Fact]
    public async Task A_flood_of_empty_lines_takes_one_break()
    {
        RenderedCard card = await ShowAsync(new TextBlock($"up{new string('\n', 5000)}down"));

        Assert.Equal("up\ndown", card.Text);
    }

    private static string Seen(string typed) => string.Join('\n', typed.Replace('\t', ' ').ReplaceLineEndings("\n")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private async Task<RenderedCard> ShowAsync(params CardElement[] body)
    {
        RenderedCard card = await renderer.RenderAsync(new AdaptiveCard { Body = body }.ToJson(), TestContext.Current.CancellationToken);
        Assert.Empty(card.Problems);
        return card;
    }
}
