namespace ChatServiceDesk.Classifier.Text;

/// <summary>A word, a run of digits, or a mark of <c>? ! ¿ ¡</c>: where it is in the folded text and in the source.</summary>
internal readonly record struct Token(int Start, int Length, int SourceStart, int SourceLength, ulong Hash, bool IsWord);
