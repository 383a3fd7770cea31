using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Tests.House;

namespace ChatServiceDesk.Tests.Articles;

/// <summary>The words about articles, in each language.</summary>
public sealed partial class KnowledgeTextsTests
{
    [Fact]
    public void Each_language_has_the_same_words_with_the_same_places_and_each_is_used()
    {
        Dictionary<string, string> english = Read("");
        string sources = string.Join('\n', Repository.Files.Where(file => file.StartsWith("src/ChatServiceDesk/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read));

        Assert.All(english.Keys, key => Assert.Contains($"\"Knowledge.{key}\"", sources, StringComparison.Ordinal));
        Assert.All(Texts.Languages.Where(language => language != "en"), language =>
        {
            Dictionary<string, string> other = Read($".{language}");
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(english, word => Assert.Equal(Places(word.Value), Places(other[word.Key])));
            Assert.Equal(other["Solved"], Texts.In(language)["Knowledge.Solved"]);
        });
    }

    private static Dictionary<string, string> Read(string language) =>
        XDocument.Parse(Repository.Read($"src/ChatServiceDesk/Localisation/Knowledge{language}.resx")).Descendants("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal); // As the build reads it.

    private static string[] Places(string text) => [.. Place().Matches(text).Select(place => place.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
