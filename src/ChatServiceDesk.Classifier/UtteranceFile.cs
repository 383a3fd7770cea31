using System.Reflection;

namespace ChatServiceDesk.Classifier;

/// <summary>
/// Labelled messages as text: intent, category (<c>-</c> for none), text, with tabs between. In the text <c>\n</c>, <c>\t</c> and
/// <c>\\</c> stand for a line feed, a tab and a backslash. Empty lines and lines that start with <c>#</c> are skipped.
/// </summary>
public static class UtteranceFile
{
    private const int Columns = 3;

    /// <summary>The utterances that ship with the desk, all languages; those of an everyday week come last.</summary>
    public static IReadOnlyList<Utterance> Shipped() =>
    [
        .. Taxonomy.Languages.SelectMany(language => ReadEmbedded($"utterances/{language}.tsv", language)),
        .. ReadEmbedded("utterances/everyday.tsv", language: null).Select(utterance => utterance with { IsEveryday = true }),
    ];

    /// <summary>Written apart from those, never trained on and never tuned on: they only measure.</summary>
    public static IReadOnlyList<Utterance> Measuring() => ReadEmbedded("measuring/held-out.tsv", language: null);

    /// <param name="reader">Left open.</param>
    /// <param name="language">That of every line, or <see langword="null"/> when a first column says it line by line.</param>
    /// <exception cref="FormatException">A line has not its columns, or its intent is unknown; the message says which line.</exception>
    public static IReadOnlyList<Utterance> Read(TextReader reader, string? language)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<Utterance> utterances = [];
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#') utterances.Add(Parse(line, number, language));
        }

        return utterances;
    }

    private static IReadOnlyList<Utterance> ReadEmbedded(string name, string? language)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"'{name}' is not embedded.");
        using StreamReader reader = new(stream);
        return Read(reader, language);
    }

    private static Utterance Parse(string line, int number, string? language)
    {
        string[] columns = language is null ? line.Split('\t') : [language, .. line.Split('\t')];
        if (columns.Length != Columns + 1) throw new FormatException($"Line {number} has {columns.Length} columns.");
        if (!Taxonomy.Intents.Contains(columns[1])) throw new FormatException($"Line {number}: '{columns[1]}' is not an intent.");
        return new Utterance(Unescape(columns[3]), columns[1], columns[2] is "-" ? null : columns[2], columns[0]);
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        const string placeholder = "\u0001";
        return text.Replace(@"\\", placeholder, StringComparison.Ordinal)
            .Replace(@"\n", "\n", StringComparison.Ordinal)
            .Replace(@"\t", "\t", StringComparison.Ordinal)
            .Replace(placeholder, @"\", StringComparison.Ordinal);
    }
}
