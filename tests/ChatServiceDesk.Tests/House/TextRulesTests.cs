namespace ChatServiceDesk.Tests.House;

public sealed class TextRulesTests
{
    [Fact]
    public void No_file_names_one_machine_or_a_package_registry() =>
        Violation.None(Repository.Files.SelectMany(file => TextRules.MachineAndRegistry(file, Repository.Read(file))));

    /// <summary>The brackets keep this file from breaking the rule that it tests.</summary>
    [Theory]
    [InlineData("one\n\"resolved\": \"https://registry.npmjs[.]org/left-pad/-/left-pad-1.0.0.tgz\"", 2)]
    [InlineData("<add key=\"a\" value=\"https://api.nuget[.]org/v3/index.json\" />", 1)]
    [InlineData("https://pkgs.dev.azure[.]com/somebody", 1)]
    [InlineData("index-url = https://pypi[.]org/simple", 1)]
    [InlineData("cd [/]work/main", 1)]
    [InlineData("HOME=[/]root/.nuget", 1)]
    [InlineData("a\nb\nc [/]home/ada/desk", 3)]
    public void A_machine_or_a_registry_is_found(string text, int line) =>
        Assert.Equal([line], TextRules.MachineAndRegistry("README.md", Unbracketed(text)).Select(violation => violation.Line));

    [Theory]
    [InlineData("https://learn.microsoft.com/work/item")]
    [InlineData("src/work/main, ../root/a, ./home/ada/x")]
    [InlineData("npm ci restores what the lock file says")]
    [InlineData("binary\0 [/]work/main")]
    public void Other_text_is_not_found(string text) => Assert.Empty(TextRules.MachineAndRegistry("README.md", Unbracketed(text)));

    private static string Unbracketed(string text) => text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
