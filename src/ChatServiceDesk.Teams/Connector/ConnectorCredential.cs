using Azure.Core;
using Azure.Identity;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>How the bot proves to Entra who it is.</summary>
public static class ConnectorCredential
{
    private const string MultiTenantDirectory = "botframework.com";

    /// <returns><see langword="null"/> when there is no app id: development, without tokens.</returns>
    public static TokenCredential? Create(BotIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        string tenant = identity.AppType is BotAppType.MultiTenant ? MultiTenantDirectory : identity.TenantId;
        return identity switch
        {
            { AppId: "" } => null,
            { AppType: BotAppType.UserAssignedMSI } =>
                new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity.AppId)),
            { CertificatePath: not "" } => new ClientCertificateCredential(tenant, identity.AppId, identity.CertificatePath),
            _ => new ClientSecretCredential(tenant, identity.AppId, identity.Password),
        };
    }
}
