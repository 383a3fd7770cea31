using System.Xml.Linq;

namespace ChatServiceDesk.Tests.House;

/// <summary>A resource file: <c>Localisation/Help.de.resx</c> holds what <c>Help.*</c> says in German.</summary>
/// <param name="Path">Below the repository's root.</param>
/// <param name="Name">Of its keys.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Texts">By the rest of the key.</param>
internal sealed record TextFile(string Path, string Name, string Language, IReadOnlyDictionary<string, string> Texts)
{
    public static TextFile Parse(string path, string xml)
    {
        string[] parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('.');
        return new(path, parts[0], parts.Length > 1 ? parts[1] : "en", XDocument.Parse(xml).Root!.Elements("data") // It has been built with.
            .ToDictionary(data => (string?)data.Attribute("name") ?? "", data => (string?)data.Element("value") ?? "", StringComparer.Ordinal));
    }

    public Violation At(string what) => new(Path, 1, what);
}
