namespace ChatServiceDesk.Classifier;

/// <summary>What a message wants of the desk.</summary>
public enum Intent
{
    /// <summary>Something that worked does not work.</summary>
    Incident,

    /// <summary>Somebody needs something that they do not have yet.</summary>
    Request,

    /// <summary>An answer is enough.</summary>
    Question,

    /// <summary>How is it going with what I reported?</summary>
    Status,

    /// <summary>More about something reported before.</summary>
    Comment,

    /// <summary>Faster, somebody higher, or a person instead of a bot.</summary>
    Escalate,

    /// <summary>Greetings, thanks, goodbyes, and what the bot itself can do.</summary>
    Smalltalk,

    /// <summary>Nothing for a service desk, or nothing that can be read.</summary>
    OutOfScope,
}
