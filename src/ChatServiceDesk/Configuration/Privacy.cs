using ChatServiceDesk.Classifier.Redaction;

namespace ChatServiceDesk.Configuration;

/// <summary>What is taken out of people's words before they are kept or shown to agents. Passwords, keys and codes always are; <c>desk.yaml</c> may say more under <c>privacy</c>.</summary>
internal sealed record Privacy
{
    /// <summary>What the file calls the kinds that a desk may keep or not.</summary>
    public static IReadOnlyDictionary<string, SensitiveKind> Names { get; } = new Dictionary<string, SensitiveKind>(StringComparer.Ordinal)
    {
        ["card"] = SensitiveKind.Card,
        ["iban"] = SensitiveKind.Iban,
        ["nationalId"] = SensitiveKind.NationalId,
        ["email"] = SensitiveKind.Email,
        ["phone"] = SensitiveKind.Phone,
    };

    /// <summary>Card numbers, bank accounts and numbers for persons if not set.</summary>
    public IReadOnlyList<SensitiveKind> RedactStored { get; init; } = [SensitiveKind.Card, SensitiveKind.Iban, SensitiveKind.NationalId];

    /// <summary>Mail addresses of these domains, and of domains below them, are never taken out.</summary>
    public IReadOnlyList<string> OwnDomains { get; init; } = [];
}
