namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>What a term of a signature says. The numbers are stored.</summary>
internal enum TermKind
{
    /// <summary>A service or device that many people share.</summary>
    Thing = 0,

    /// <summary>A device or file of one's own: two broken laptops are two things.</summary>
    Own = 1,

    /// <summary>A part or function of a thing.</summary>
    Part = 2,

    /// <summary>What exactly is wrong.</summary>
    Symptom = 3,

    /// <summary>Wrong, but not how.</summary>
    Broken = 4,

    /// <summary>It works, but badly.</summary>
    Degraded = 5,

    /// <summary>It is asked for rather than reported.</summary>
    Question = 6,

    Floor = 7,

    Room = 8,

    Building = 9,

    /// <summary>An error number.</summary>
    Code = 10,

    /// <summary>A word that hardly any report in the training text has: often the name of something.</summary>
    Name = 11,

    Word = 12,
}
