namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>One thing that a report says, without the words for it.</summary>
/// <remarks>
/// <c>Hash</c>: of a concept, a number or the beginning of a word.
/// <c>Weight</c>: 1 to 15, how telling it is.
/// </remarks>
internal readonly record struct Term(TermKind Kind, uint Hash, byte Weight) : IComparable<Term>
{
    /// <summary>The weight of a service.</summary>
    public const byte Service = 6;

    /// <summary>The weight of a device of which there are many: without a place nobody knows which one is meant.</summary>
    public const byte OneOfMany = 5;

    /// <summary>The weight of a symptom that is not meant by "it does not work".</summary>
    public const byte Detail = 5;

    public int CompareTo(Term other) => Kind == other.Kind ? Hash.CompareTo(other.Hash) : Kind.CompareTo(other.Kind);
}
