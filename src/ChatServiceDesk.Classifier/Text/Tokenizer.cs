using System.Globalization;

namespace ChatServiceDesk.Classifier.Text;

/// <summary>
/// Words are letters and digits. A run of digits reads as one <c>0</c>, so that all error codes of a kind look alike.
/// English contractions stay one word (<c>can't</c> is <c>cant</c>, as many type it); elsewhere an apostrophe ends a word (<c>l'écran</c>).
/// </summary>
internal sealed class Tokenizer(string source)
{
    private int _written;
    private int _tokenStart;
    private int _sourceStart;

    /// <summary>A character folds to two at most.</summary>
    public char[] Folded { get; } = new char[source.Length * 2];

    public List<Token> Tokens { get; } = new((source.Length / 5) + 1);

    public bool HasSymbols { get; private set; }

    public void Run()
    {
        for (int i = 0; i < source.Length; i++) Read(i);
        EndWord(source.Length);
    }

    private void Read(int i)
    {
        char c = source[i];
        if (char.IsLetterOrDigit(c))
        {
            if (_written == _tokenStart) _sourceStart = i;
            Append(c);
            return;
        }

        if (_written > _tokenStart && ((c is '\'' or '’' && IsContraction(source.AsSpan(i + 1))) || (c > 127 && Folding.IsSilent(c)))) return;
        EndWord(i);
        if (c is '?' or '!' or '¿' or '¡') AddMark(c, i);
        else HasSymbols |= c > 127 && char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate;
    }

    private void Append(char c)
    {
        if (!char.IsDigit(c))
        {
            _written += Folding.Fold(c, Folded.AsSpan(_written));
        }
        else if (_written == _tokenStart || Folded[_written - 1] != '0')
        {
            Folded[_written++] = '0';
        }
    }

    private static bool IsContraction(ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && char.IsLetter(rest[length])) length++;
        return rest[..length] is "t" or "s" or "m" or "d" or "re" or "ve" or "ll" or "T" or "S" or "M";
    }

    private void EndWord(int sourceEnd)
    {
        if (_written > _tokenStart) Add(sourceEnd, isWord: true);
    }

    private void AddMark(char mark, int at)
    {
        if (Tokens is [.., { IsWord: false } last] && Folded[last.Start] == mark) return;
        _sourceStart = at;
        Folded[_written++] = mark;
        Add(at + 1, isWord: false);
    }

    private void Add(int sourceEnd, bool isWord)
    {
        ulong hash = Fnv.Of(Folded.AsSpan(_tokenStart, _written - _tokenStart));
        Tokens.Add(new Token(_tokenStart, _written - _tokenStart, _sourceStart, sourceEnd - _sourceStart, hash, isWord));
        _tokenStart = _written;
    }
}
