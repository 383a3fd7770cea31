using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ChatServiceDesk.Configuration;

/// <summary>A mapping of a YAML file that knows its place, so that every mistake is reported with its line.</summary>
/// <param name="file">Its name, for messages.</param>
/// <param name="node">The mapping.</param>
/// <param name="path">The keys that lead to it, for messages.</param>
/// <param name="place">What stands in the file instead of the mapping; <see langword="null"/> when that is the mapping itself.</param>
internal sealed class YamlSection(string file, YamlMappingNode node, string path, YamlNode? place = null)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Path => path;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <exception cref="DeskFileException">Not readable, not YAML, or not a mapping.</exception>
    public static YamlSection Load(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeskFileException($"{file}: can't be read. Give a readable file with --config FILE.", e);
        }

        return Parse(file, text);
    }

    /// <exception cref="DeskFileException">Not YAML, or not a mapping.</exception>
    public static YamlSection Parse(string file, string text)
    {
        YamlStream stream = YamlSyntax.Load(file, text);
        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlSection(file, root, "")
            : throw new DeskFileException(file, 1, "the file must be one mapping of keys to values. Start from the sample desk.yaml.");
    }

    public YamlSection? Section(string key) =>
        Find(key) is not { } found ? null
        : found is YamlMappingNode mapping ? new YamlSection(file, mapping, Below(key))
        : throw Wrong(found, key, "must be a mapping of keys to values");

    public bool IsMapping(string key) => Find(key) is YamlMappingNode;

    public YamlSection RequiredSection(string key) => Section(key) ?? throw Missing(key);

    public IReadOnlyList<YamlSection> Sections(string key) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Select((item, index) => item is YamlMappingNode mapping
                ? new YamlSection(file, mapping, $"{Below(key)}[{index}]")
                : throw Wrong(item, key, "must be a list of mappings"))],
            { } other => throw Wrong(other, key, "must be a list"),
        };

    /// <param name="key">The list.</param>
    /// <param name="shortFor">An item that is a text stands for a mapping with nothing but this key.</param>
    public IReadOnlyList<YamlSection> Sections(string key, string shortFor) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Select((item, index) => item switch
            {
                YamlMappingNode mapping => new YamlSection(file, mapping, $"{Below(key)}[{index}]"),
                YamlScalarNode { Value.Length: > 0 } text => new YamlSection(file, new YamlMappingNode(new YamlScalarNode(shortFor), text), $"{Below(key)}[{index}]", text),
                _ => throw Wrong(item, key, "must be a list of texts or mappings"),
            })],
            { } other => throw Wrong(other, key, "must be a list of texts or mappings"),
        };

    public string? Text(string key) =>
        Find(key) switch
        {
            null => null,
            YamlScalarNode { Value: { Length: > 0 } text } => text,
            { } other => throw Wrong(other, key, "must be a text"),
        };

    /// <summary>A text that may be empty; <see langword="null"/> only when the key is not there.</summary>
    public string? TextOrEmpty(string key) => Find(key) is YamlScalarNode { Value: null or "" } ? "" : Text(key);

    public string RequiredText(string key) => Text(key) ?? throw Missing(key);

    public IReadOnlyList<string> Texts(string key) =>
        Find(key) switch
        {
            null => [],
            YamlScalarNode { Value: { Length: > 0 } one } => [one],
            YamlSequenceNode list => [.. list.Select(item => item is YamlScalarNode { Value: { Length: > 0 } text }
                ? text
                : throw Wrong(item, key, "must be a list of texts"))],
            { } other => throw Wrong(other, key, "must be a text or a list of texts"),
        };

    public int? Number(string key, int from, int to) =>
        Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= from && number <= to ? number
        : throw Mistake(key, $"must be a whole number from {from} to {to}");

    public bool? Flag(string key) => Text(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Mistake(key, "must be true or false"),
    };

    /// <summary>A length of time such as <c>30s</c>, <c>15m</c>, <c>4h</c>, <c>3d</c>.</summary>
    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        TimeSpan length = double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount) && amount < 10_000
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(amount),
                'm' => TimeSpan.FromMinutes(amount),
                'h' => TimeSpan.FromHours(amount),
                'd' => TimeSpan.FromDays(amount),
                _ => default,
            }
            : default;
        return length > TimeSpan.Zero ? length : throw Mistake(key, "must be a length of time such as 30s, 15m, 4h or 3d");
    }

    public TimeSpan RequiredDuration(string key) => Duration(key) ?? throw Missing(key);

    /// <exception cref="DeskFileException">A key that nobody asked for: most likely a slip of the pen.</exception>
    public void NothingElse()
    {
        foreach (YamlNode key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_known.Contains(name))
            {
                throw new DeskFileException(file, key.Start.Line, $"'{Below(key.ToString())}' is unknown. Here may stand: {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    /// <summary>The error for a value that is well-formed but wrong, at the line of its key.</summary>
    public DeskFileException Mistake(string key, string problem) =>
        new(file, (place ?? node.Children.Keys.FirstOrDefault(other => other is YamlScalarNode { Value: { } name } && name == key) ?? node).Start.Line, $"'{Below(key)}' {problem}.");

    /// <summary>The error for one text of a list, at its own line.</summary>
    public DeskFileException Mistake(string key, string item, string problem) =>
        Find(key) is YamlSequenceNode list && list.FirstOrDefault(other => other is YamlScalarNode { Value: { } text } && text == item) is { } place
            ? Wrong(place, key, problem)
            : Mistake(key, problem);

    public DeskFileException Missing(string key) =>
        new(file, node.Start.Line, $"'{Below(key)}' is missing. Add it here; the sample desk.yaml shows how.");

    private DeskFileException Wrong(YamlNode at, string key, string problem) => new(file, at.Start.Line, $"'{Below(key)}' {problem}.");

    private string Below(string key) => path.Length == 0 ? key : $"{path}.{key}";

    [SuppressMessage("Performance", "CA1859:Use concrete types when possible", Justification = "Callers match on the kind of node.")]
    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? found) ? found : null;
    }
}
