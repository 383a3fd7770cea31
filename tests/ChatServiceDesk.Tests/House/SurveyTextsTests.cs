using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatServiceDesk.Localisation;

namespace ChatServiceDesk.Tests.House;

/// <summary>What requesters read about surveys is there in each language, with the same placeholders, and used.</summary>
public sealed partial class SurveyTextsTests
{
    private const string Folder = "src/ChatServiceDesk/Localisation/Surveys";

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_language_has_the_same_keys_and_placeholders(string language)
    {
        Dictionary<string, string> english = Read("en");
        Dictionary<string, string> other = Read(language);

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(other[text.Key])));
        Assert.All(other, text => Assert.Equal(text.Value, Texts.In(language)[$"Surveys.{text.Key}"]));
    }

    [Fact]
    public void Each_key_is_used_and_no_other()
    {
        string[] sources = [.. Repository.Files.Where(file => file.StartsWith("src/ChatServiceDesk/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];
        IEnumerable<string> used = sources.SelectMany(file => Key().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value)).Distinct();

        Assert.Equal(Read("en").Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Read(string language) =>
        XDocument.Parse(Repository.Read($"{Folder}{(language == "en" ? "" : $".{language}")}.resx")).Root!.Elements("data") // A resource file has a root.
            .ToDictionary(data => (string?)data.Attribute("name") ?? "", data => (string?)data.Element("value") ?? "", StringComparer.Ordinal);

    [GeneratedRegex("\"Surveys\\.([A-Za-z0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("\\{[0-9]\\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
