namespace ChatServiceDesk.Tests.House;

public sealed class LanguageRulesTests
{
    private static readonly TextFile[] Shipped =
        [.. Repository.Files.Where(file => file.EndsWith(".resx", StringComparison.Ordinal)).Select(file => TextFile.Parse(file, Repository.Read(file)))];

    private static readonly string[] Languages = ["en", "de", "fr", "es"];

    private static readonly SourceFile[] Desk = [.. Repository.Sources.Where(file => file.IsInDesk)];

    [Fact]
    public void Every_text_is_there_in_every_language_and_is_used() => Violation.None(LanguageRules.Keys(Desk, Shipped));

    [Fact]
    public void Every_language_has_the_same_places_and_gets_as_many_values() => Violation.None(LanguageRules.Places(Desk, Shipped));

    [Fact]
    public void No_text_is_blank() => Violation.None(LanguageRules.Blanks(Shipped));

    [Fact]
    public void There_is_something_to_check() => Assert.True(Shipped.Length >= 4 && Shipped.Sum(file => file.Texts.Count) > 400);

    [Theory]
    [InlineData("texts[\"Help.Hello\"]", 0)]
    [InlineData("turn.Texts[\"Help.Hello\"]", 0)]
    [InlineData("words[\"some.other\"] + texts[\"Help.Hello\"]", 0)]
    [InlineData("texts[\"Help.Goodbye\"] + texts[\"Help.Hello\"]", 4)]
    [InlineData("texts.Say(\"Other.Hello\") + texts[\"Help.Hello\"]", 4)]
    [InlineData("$\"{texts.Mark(\"Help.Other\", 5)}{texts[\"Help.Hello\"]}\"", 4)]
    public void A_key_without_words_is_found_in_each_language(string code, int count) =>
        Assert.Equal(count, LanguageRules.Keys([Product(code)], Files("Hello")).Count());

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void A_key_that_one_language_lacks_is_found(string language)
    {
        TextFile[] files = [.. Files("Hello").Select(file => file.Language == language ? File(language) : file)];

        Assert.Contains(LanguageRules.Keys([Product("texts[\"Help.Hello\"]")], files), violation => violation.What == $"'Help.Hello' has no words in '{language}'");
    }

    [Fact]
    public void A_key_that_nobody_uses_is_found_in_each_language() =>
        Assert.Equal(4, LanguageRules.Keys([Product("texts[\"Help.Hello\"] + turn.Say(\"Help me.\")")], Files("Hello", "Old")).Count(violation => violation.What == "nobody uses 'Help.Old'"));

    [Theory]
    [InlineData("Hello {0}", "Hallo {0}", 0)]
    [InlineData("{0} of {1}", "{1} hat {0}", 0)]
    [InlineData("Hello {0}", "Hallo", 1)]
    [InlineData("Hello", "Hallo {0}", 1)]
    [InlineData("Hello {0}", "Hallo {1}", 1)]
    [InlineData("Hello {0}", "Hallo {name}", 1)]
    public void Places_that_differ_are_found(string english, string german, int count) =>
        Assert.Equal(count, LanguageRules.Places([], [File("en", ("Hello", english)), File("de", ("Hello", german))]).Count());

    [Theory]
    [InlineData("texts[\"Help.Hello\"]", 1)]
    [InlineData("texts.Say(\"Help.Hello\")", 1)]
    [InlineData("texts.Say(\"Help.Hello\", name)", 0)]
    [InlineData("texts.Mark(\"Help.Hello\", name)", 0)]
    [InlineData("texts.Mark(\"Help.Hello\", name, 5)", 1)]
    public void Values_that_have_no_place_and_places_without_value_are_found(string code, int count) =>
        Assert.Equal(count, LanguageRules.Places([Product(code)], [File("en", ("Hello", "Hello {0}"))]).Count());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Hello ")]
    public void A_blank_text_is_found(string words) => Assert.Single(LanguageRules.Blanks([File("de", ("Hello", words))]));

    [Fact]
    public void A_file_says_its_name_and_language()
    {
        const string Xml = "<root><resheader name=\"version\"><value>2.0</value></resheader><data name=\"A\"><value>B &amp; C</value></data></root>";

        Assert.Equal(("Help", "en"), (TextFile.Parse("src/Localisation/Help.resx", Xml).Name, TextFile.Parse("src/Localisation/Help.resx", Xml).Language));
        Assert.Equal(("Help", "de"), (TextFile.Parse("src/Localisation/Help.de.resx", Xml).Name, TextFile.Parse("src/Localisation/Help.de.resx", Xml).Language));
        Assert.Equal("B & C", Assert.Single(TextFile.Parse("Help.resx", Xml).Texts).Value);
    }

    private static SourceFile Product(string code) => SourceFile.Parse("src/ChatServiceDesk/Claiming/A.cs", $"class A {{ object B(Texts texts) => {code}; }}");

    private static TextFile[] Files(params string[] names) => [.. Languages.Select(language => File(language, [.. names.Select(name => (name, "Hello"))]))];

    private static TextFile File(string language, params (string Name, string Words)[] texts) =>
        new($"Help.{language}.resx", "Help", language, texts.ToDictionary(StringComparer.Ordinal));
}
