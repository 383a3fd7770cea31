using System.Collections.Frozen;
using ChatServiceDesk.Teams.Authentication;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Hosting;

/// <summary>Who the bot is, by the settings that Bot Framework users know.</summary>
internal static class Identity
{
    /// <exception cref="UsageException">A setting is missing, contradicts another, or is unknown.</exception>
    public static BotIdentity Read(IConfiguration settings, bool isDevelopment)
    {
        string type = settings["MicrosoftAppType"] ?? "";
        if (!Enum.TryParse(type.Length == 0 ? nameof(BotAppType.SingleTenant) : type, ignoreCase: true, out BotAppType appType) || !Enum.IsDefined(appType))
        {
            throw new UsageException($"MicrosoftAppType is '{type}'. Set it to SingleTenant or UserAssignedMSI.");
        }

        BotIdentity identity = new()
        {
            AppId = settings["MicrosoftAppId"] ?? "",
            AppType = appType,
            TenantId = settings["MicrosoftAppTenantId"] ?? "",
            Password = settings["MicrosoftAppPassword"] ?? "",
            CertificatePath = settings["MicrosoftAppCertificatePath"] ?? "",
        };
        return identity.Validate(isDevelopment) is [{ } first, ..] ? throw new UsageException(first) : identity;
    }

    public static ChannelAuthenticationOptions Authentication(BotIdentity identity, IConfiguration settings, bool isDevelopment)
    {
        ChannelAuthenticationOptions standard = new();
        string? metadata = settings["BotOpenIdMetadata"];
        return standard with
        {
            AppId = identity.AppId,
            IsDevelopment = isDevelopment,
            Tenants = identity.TenantId.Length > 0 ? FrozenSet.Create(StringComparer.OrdinalIgnoreCase, identity.TenantId) : FrozenSet<string>.Empty,
            OpenIdMetadata = string.IsNullOrEmpty(metadata) ? standard.OpenIdMetadata
                : Uri.TryCreate(metadata, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || (url.IsLoopback && url.Scheme == Uri.UriSchemeHttp)) ? url
                : throw new UsageException($"BotOpenIdMetadata is '{metadata}', which is no https address. Remove it to use the public one."),
            ServiceUrls = ServiceUrls(isDevelopment),
        };
    }

    public static ServiceUrlPolicy ServiceUrls(bool isDevelopment) => new() { AllowLoopback = isDevelopment };
}
