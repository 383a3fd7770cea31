using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Configuration;

/// <summary>Reads what <c>desk.yaml</c> says about categories: where their tickets go, and what the ear is to learn about them.</summary>
internal sealed class CategoriesSection
{
    private const int MostCategories = 50;
    private const int LongestKey = 30;

    /// <summary>Of a category that the classifier does not know yet. With fewer it would hardly ever be recognised.</summary>
    private const int FewestUtterances = 5;

    private const int MostUtterances = 200;
    private const int LongestUtterance = 1000;
    private const int MostWords = 100;

    private static readonly string[] Intents = [.. Taxonomy.Intents.Take(3)];

    private readonly YamlSection _section;
    private readonly List<Category> _categories = [];
    private readonly List<Utterance> _utterances = [];
    private readonly List<CategoryWords> _words = [];

    /// <summary>Texts that have been said, and in which category.</summary>
    private readonly Dictionary<string, string> _said = new(StringComparer.OrdinalIgnoreCase);

    private CategoriesSection(YamlSection section) => _section = section;

    /// <param name="section">What stands under <c>categories</c>.</param>
    /// <param name="queueOf">The queue that a category names.</param>
    /// <exception cref="DeskFileException">Something in it can't be used.</exception>
    public static (IReadOnlyList<Category> Categories, Additions Additions) Read(YamlSection section, Func<YamlSection, Queue> queueOf)
    {
        CategoriesSection reading = new(section);
        foreach (string key in section.Keys) reading.ReadOne(key, queueOf);
        section.NothingElse();
        if (Taxonomy.Categories.FirstOrDefault(known => reading._categories.TrueForAll(category => category.Key != known)) is { } missing) throw section.Missing(missing);
        return (reading._categories, new Additions(reading._utterances, reading._words));
    }

    private void ReadOne(string key, Func<YamlSection, Queue> queueOf)
    {
        bool isShipped = Taxonomy.Categories.Contains(key);
        if (!isShipped && (key.Length is 0 or > LongestKey || !key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            throw _section.Mistake(key, $"is no key for a category. Write 1 to {LongestKey} small letters a to z, digits and dashes here; what people read stands under 'name'");
        }

        YamlSection category = _section.RequiredSection(key);
        if (_categories.Count == MostCategories) throw _section.Mistake(key, $"is one category too many: people choose from a list of at most {MostCategories}. Join some of them");
        _categories.Add(new Category(key, category.RequiredText("name"), queueOf(category))
        {
            Asks = AsksSection.Read(category, key),
            AllowsAnonymous = category.Flag("anonymous") ?? false,
        });
        int count = ReadUtterances(category, key);
        ReadWords(category, key);
        category.NothingElse();
        if (isShipped || count >= FewestUtterances) return;
        string remedy = $"Write at least {FewestUtterances} there, as people would say it";
        throw category.Keys.Contains("utterances")
            ? category.Mistake("utterances", $"has {count} for a category that the classifier does not know yet. {remedy}")
            : _section.Mistake(key, $"is not a category that the classifier knows, and has no 'utterances' to learn it from. {remedy}, or use one that it knows: {string.Join(", ", Taxonomy.Categories)}");
    }

    private int ReadUtterances(YamlSection category, string key)
    {
        IReadOnlyList<YamlSection> said = category.Sections("utterances", shortFor: "text");
        if (said.Count > MostUtterances) throw category.Mistake("utterances", $"has {said.Count}. Keep the {MostUtterances} that differ most");
        foreach (YamlSection one in said) _utterances.Add(ReadUtterance(one, key));
        return said.Count;
    }

    private Utterance ReadUtterance(YamlSection section, string category)
    {
        if (!section.Keys.Contains("text")) throw section.Mistake("text", "is missing. Write { text: \"...\" }, or the text alone, in quotes if it has a colon");
        string text = section.RequiredText("text").Trim();
        if (!text.Any(char.IsLetter) || text.Length > LongestUtterance) throw section.Mistake("text", $"must be what somebody could write: words, at most {LongestUtterance} characters");
        if (!_said.TryAdd(text, category)) throw section.Mistake("text", $"stands under '{_said[text]}' already. Remove it in one place");
        string intent = section.Text("intent") ?? Intents[0];
        if (!Intents.Contains(intent)) throw section.Mistake("intent", $"is '{intent}'. It may be: {string.Join(", ", Intents)}");
        string language = section.Text("language") ?? Taxonomy.Languages[0];
        if (language.Length is not (2 or 3) || !language.All(char.IsAsciiLetterLower)) throw section.Mistake("language", $"is '{language}'. Write its ISO 639 code, such as {string.Join(", ", Taxonomy.Languages)}");
        section.NothingElse();
        return new Utterance(text, intent, category, language);
    }

    private void ReadWords(YamlSection category, string key)
    {
        List<string> words = [];
        foreach (string item in category.Texts("words"))
        {
            foreach (string word in item.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(CategoryWords.ProblemOf(word) is { } problem ? throw category.Mistake("words", item, $"has '{word}', which {problem}. Write words as centrifuge, print* or *printer") : word);
            }
        }

        if (words.Count > MostWords) throw category.Mistake("words", $"has {words.Count}. Keep the {MostWords} that matter most");
        if (words.Count > 0) _words.Add(new CategoryWords(key, words));
    }
}
