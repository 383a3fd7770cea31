namespace ChatServiceDesk.Classifier.Redaction.Sentences;

/// <summary>How a value is tied to the name before it, the firmest first.</summary>
internal enum Saying
{
    /// <summary><c>password=...</c></summary>
    Equals,

    /// <summary><c>password: ...</c></summary>
    Colon,

    /// <summary>"the password is ..."</summary>
    Is,

    /// <summary>"is not ...", "was changed to ...": often something else follows.</summary>
    Doubt,

    /// <summary>It just stands behind the name.</summary>
    Nothing,
}
