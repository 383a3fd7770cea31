using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Makes the few words of a desk's own count beside thousands of shipped messages: each is taught alone, and in the place of the
/// one thing that a shipped message names. What else such a message says decides what is wanted, and no longer what it is about.
/// </summary>
internal sealed class Drills
{
    /// <summary>Shipped messages that a word is put into.</summary>
    private const int ForAWord = 16;

    /// <summary>The same for what only the added utterances say: nobody has called it a word of this category.</summary>
    private const int ForANewWord = 2;

    /// <summary>For all words of a category together: it must not outweigh the others.</summary>
    private const int ForACategory = 400;

    /// <summary>In words; of added utterances too: in longer ones stand names and signatures.</summary>
    private const int LongestMessage = 14;

    private const int ShortestNewWord = 3;

    /// <summary>A prime, so that words do not share their messages.</summary>
    private const int Stride = 61;

    private readonly List<(string Before, string After, Utterance Shipped)> _frames = [];
    private readonly HashSet<ulong> _shipped = [];

    public Drills(IEnumerable<Utterance> shipped, Lexicon lexicon)
    {
        foreach (Utterance utterance in shipped)
        {
            FoldedText text = FoldedText.Of(utterance.Text);
            _shipped.UnionWith(text.Tokens.Select(token => token.Hash));
            if (HeadPlan.CategoryOf(utterance) is not null && text.Words <= LongestMessage) AddFrame(text, utterance, lexicon);
        }
    }

    /// <returns>Of a bare word: without an intent.</returns>
    public IEnumerable<(string Category, string Text, string? Intent)> For(Additions additions)
    {
        int frame = 0;
        foreach (var category in Words(additions).Distinct().ToLookup(word => word.Category))
        {
            int most = Math.Max(1, ForACategory / category.Count());
            foreach ((_, string word, string? language, int times) in category)
            {
                yield return (category.Key, word, null);
                (string Before, string After, Utterance Shipped)[] frames = [.. _frames.Where(one => language is null || one.Shipped.Language == language)];
                for (int i = 0; i < Math.Min(times, most) && frames.Length > 0; i++)
                {
                    (string before, string after, Utterance shipped) = frames[frame++ * Stride % frames.Length];
                    yield return (category.Key, before + word + after, shipped.Intent);
                }
            }
        }
    }

    private void AddFrame(FoldedText text, Utterance shipped, Lexicon lexicon)
    {
        (int First, int Length)[] things =
        [
            .. lexicon.Find(text).Where(hit => Taxonomy.Categories.Contains(lexicon.Concepts[hit.Concept].Group)).Select(hit => (hit.Token, hit.Length)).Distinct(),
        ];
        if (things is not [var thing]) return;
        Token last = text.Tokens[thing.First + thing.Length - 1];
        _frames.Add((text.Source[..text.Tokens[thing.First].SourceStart], text.Source[(last.SourceStart + last.SourceLength)..], shipped));
    }

    private IEnumerable<(string Category, string Word, string? Language, int Times)> Words(Additions additions)
    {
        foreach (CategoryWords own in additions.Words)
        {
            string[] languages = [.. additions.Utterances.Where(u => u.Category == own.Category).Select(u => u.Language).Distinct()];
            string? language = languages is [var only] && Taxonomy.Languages.Contains(only) ? only : null;
            foreach (string term in own.Words) yield return (own.Category, term.Trim('*'), language, ForAWord);
        }

        foreach (Utterance utterance in additions.Utterances)
        {
            foreach (string word in NewWords(utterance)) yield return (utterance.Category ?? "", word, utterance.Language, ForANewWord);
        }
    }

    /// <summary>What no shipped message says. Of a language that does not ship that would be nearly every word.</summary>
    private IEnumerable<string> NewWords(Utterance utterance)
    {
        if (HeadPlan.CategoryOf(utterance) is not { } category || Taxonomy.Categories.Contains(category) || !Taxonomy.Languages.Contains(utterance.Language)) return [];
        FoldedText text = FoldedText.Of(utterance.Text);
        return text.Words > LongestMessage ? [] : text.Tokens
            .Where(token => token.IsWord && token.Length >= ShortestNewWord && !_shipped.Contains(token.Hash) && !text[token].Contains('0'))
            .Select(text.Written);
    }
}
