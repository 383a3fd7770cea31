using System.Reflection;

namespace ChatServiceDesk.Classifier.Text;

/// <summary>
/// The words of products, symptoms, urgency and bare phrases. A line is a concept, a tab, and its terms with commas between.
/// A term is one to six words; a single word may be open: <c>print*</c> at its end, <c>*drucker</c> at its start, <c>*passwort*</c> at both.
/// </summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, int> _conceptIds = new(StringComparer.Ordinal);
    private readonly List<Concept> _concepts = [];
    private readonly TermTable _terms = new();
    private readonly OpenWords _openWords = new();

    public static Lexicon Empty { get; } = new();

    public static Lexicon Shipped => Embedded.Value;

    public IReadOnlyList<Concept> Concepts => _concepts;

    /// <summary>Tells lexicons apart: a model reads right only with the one that it was made with.</summary>
    public ulong Fingerprint { get; private set; }

    public static Lexicon Read(TextReader reader)
    {
        Lexicon lexicon = new();
        lexicon.Add(reader);
        return lexicon;
    }

    /// <summary>The shipped lexicon and a desk's own words.</summary>
    public static Lexicon With(IReadOnlyList<CategoryWords> words)
    {
        if (words.Count == 0) return Shipped;
        Lexicon lexicon = ReadEmbedded();
        foreach (CategoryWords own in words)
        {
            int concept = lexicon.IdOf(Concept.NameOf(own.Category));
            foreach (string term in own.Words) lexicon.AddTerm(term, concept);
        }

        return lexicon;
    }

    public List<Hit> Find(FoldedText text)
    {
        List<Hit> hits = [];
        for (int first = 0; first < text.Tokens.Count; first++)
        {
            ulong phrase = Fnv.Offset;
            int end = Math.Min(text.Tokens.Count, first + Term.Longest);
            for (int i = first; i < end && text.Tokens[i].IsWord; i++)
            {
                phrase = Fnv.Add(phrase, text.Tokens[i].Hash);
                foreach (int concept in _terms.Find(phrase)) hits.Add(new Hit(concept, first, i - first + 1));
            }

            if (text.Tokens[first].IsWord) _openWords.Find(text[text.Tokens[first]], first, hits);
        }

        return hits;
    }

    private static Lexicon ReadEmbedded()
    {
        Lexicon lexicon = new();
        foreach (string language in Taxonomy.Languages)
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"lexicon/{language}.tsv")
                ?? throw new InvalidOperationException($"The lexicon of '{language}' is not embedded.");
            using StreamReader reader = new(stream);
            lexicon.Add(reader);
        }

        return lexicon;
    }

    private void Add(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] columns = line.Split('\t');
            if (columns.Length != 2) throw new FormatException($"Not a concept, a tab and its terms: {line}");
            int concept = IdOf(columns[0]);
            foreach (string term in columns[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) AddTerm(term, concept);
        }
    }

    private int IdOf(string name)
    {
        if (_conceptIds.TryGetValue(name, out int id)) return id;
        _concepts.Add(Concept.Parse(name));
        _conceptIds.Add(name, _concepts.Count - 1);
        return _concepts.Count - 1;
    }

    private void AddTerm(string text, int concept)
    {
        Term term = Term.Parse(text);
        ulong phrase = Fnv.Offset;
        foreach (Token token in term.Text.Tokens) phrase = Fnv.Add(phrase, token.Hash);
        Fingerprint = Fnv.Add(Fnv.Add(Fnv.Add(Fingerprint, Fnv.Of(_concepts[concept].Name)), phrase), Fnv.Of($"{term.IsOpenAtStart}{term.IsOpenAtEnd}"));
        if (term.IsOpen) _openWords.Add(term.Text[term.Text.Tokens[0]], concept, term.IsOpenAtStart, term.IsOpenAtEnd);
        else _terms.Add(phrase, concept);
    }
}
