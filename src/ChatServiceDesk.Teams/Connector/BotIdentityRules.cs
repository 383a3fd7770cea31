namespace ChatServiceDesk.Teams.Connector;

/// <summary>Which settings each kind of bot must have, and which it must not.</summary>
internal static class BotIdentityRules
{
    public static IEnumerable<string> Errors(BotIdentity bot, bool isDevelopment)
    {
        if (bot.AppId.Length == 0)
            return isDevelopment ? [] : ["MicrosoftAppId is empty: set it to the app id of the Azure Bot. Only Development runs without."];

        return AppIdErrors(bot).Concat(TenantErrors(bot)).Concat(SecretErrors(bot));
    }

    private static IEnumerable<string> AppIdErrors(BotIdentity bot)
    {
        if (!Guid.TryParseExact(bot.AppId, "D", out _))
            yield return "MicrosoftAppId is no GUID: copy the app id of the Azure Bot.";
        if (!Enum.IsDefined(bot.AppType))
            yield return "MicrosoftAppType is unknown: set it to SingleTenant, UserAssignedMSI or MultiTenant, as the Azure Bot has it.";
    }

    private static IEnumerable<string> TenantErrors(BotIdentity bot)
    {
        if (bot.AppType is not BotAppType.MultiTenant && bot.TenantId.Length == 0)
            yield return $"MicrosoftAppTenantId is empty: a {bot.AppType} bot needs the id of its tenant.";
    }

    private static IEnumerable<string> SecretErrors(BotIdentity bot)
    {
        bool hasPassword = bot.Password.Length > 0;
        bool hasCertificate = bot.CertificatePath.Length > 0;
        if (bot.AppType is BotAppType.UserAssignedMSI)
        {
            if (hasPassword)
                yield return "MicrosoftAppPassword is set: remove it, a managed identity has no password.";
            if (hasCertificate)
                yield return "MicrosoftAppCertificatePath is set: remove it, a managed identity has no certificate.";
        }
        else if (hasPassword == hasCertificate)
        {
            yield return hasPassword
                ? "MicrosoftAppPassword and MicrosoftAppCertificatePath are both set: keep the certificate and remove the password."
                : $"MicrosoftAppPassword is empty: a {bot.AppType} bot needs it, or MicrosoftAppCertificatePath in its place.";
        }
    }
}
