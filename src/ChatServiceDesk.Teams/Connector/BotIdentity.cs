namespace ChatServiceDesk.Teams.Connector;

/// <summary>Who the bot is to Entra. The settings carry the names that Azure Bot uses.</summary>
public sealed record BotIdentity
{
    /// <summary>Setting <c>MicrosoftAppId</c>; for a managed identity its client id. Empty only in development.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Setting <c>MicrosoftAppType</c>.</summary>
    public BotAppType AppType { get; init; } = BotAppType.SingleTenant;

    /// <summary>Setting <c>MicrosoftAppTenantId</c>.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>Setting <c>MicrosoftAppPassword</c>. Never printed.</summary>
    public string Password { get; init; } = "";

    /// <summary>Setting <c>MicrosoftAppCertificatePath</c>: a PEM or PFX file with its private key.</summary>
    public string CertificatePath { get; init; } = "";

    /// <summary>What is wrong with the settings, in words for the operator; empty when nothing is.</summary>
    /// <param name="isDevelopment">Only then may the app id be empty.</param>
    public IReadOnlyList<string> Validate(bool isDevelopment) => [.. BotIdentityRules.Errors(this, isDevelopment)];

    public override string ToString() => $"{AppType} {AppId}";
}
