namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What can be taken out of a text. Earlier ones win where two claim the same characters.</summary>
public enum SensitiveKind
{
    /// <summary>A private key with its frame, <c>-----BEGIN ... PRIVATE KEY-----</c>.</summary>
    PrivateKey,

    /// <summary>What a program logs on with: keys, tokens, client secrets.</summary>
    Token,

    /// <summary>What a person logs on with.</summary>
    Password,

    /// <summary>PIN, TAN, one-time code.</summary>
    Code,

    Iban,

    /// <summary>The number of a payment card.</summary>
    Card,

    /// <summary>US, UK, German, French, Spanish and Swiss numbers for persons.</summary>
    NationalId,

    Email,

    Phone,
}
