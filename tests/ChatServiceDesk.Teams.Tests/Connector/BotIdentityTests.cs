using Azure.Identity;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class BotIdentityTests
{
    private const string AppId = "0a6b7c8d-1e2f-4a3b-8c4d-5e6f70819203";

    [Theory]
    [InlineData(BotAppType.SingleTenant, "t", "p", "")]
    [InlineData(BotAppType.SingleTenant, "t", "", "bot.pem")]
    [InlineData(BotAppType.UserAssignedMSI, "t", "", "")]
    [InlineData(BotAppType.MultiTenant, "", "p", "")]
    [InlineData(BotAppType.MultiTenant, "t", "", "bot.pem")]
    public void A_complete_identity_has_nothing_wrong(BotAppType type, string tenant, string password, string certificate) =>
        Assert.Empty(Identity(type, tenant, password, certificate).Validate(isDevelopment: false));

    [Theory]
    [InlineData(BotAppType.SingleTenant, "", "p", "", "MicrosoftAppTenantId is empty")]
    [InlineData(BotAppType.SingleTenant, "t", "", "", "MicrosoftAppPassword is empty")]
    [InlineData(BotAppType.SingleTenant, "t", "p", "bot.pem", "MicrosoftAppPassword and MicrosoftAppCertificatePath are both set")]
    [InlineData(BotAppType.UserAssignedMSI, "", "", "", "MicrosoftAppTenantId is empty")]
    [InlineData(BotAppType.UserAssignedMSI, "t", "p", "", "MicrosoftAppPassword is set: remove it")]
    [InlineData(BotAppType.UserAssignedMSI, "t", "", "bot.pem", "MicrosoftAppCertificatePath is set: remove it")]
    [InlineData(BotAppType.MultiTenant, "", "", "", "MicrosoftAppPassword is empty")]
    [InlineData((BotAppType)9, "t", "p", "", "MicrosoftAppType is unknown")]
    public void What_is_wrong_is_said_by_the_settings_name(BotAppType type, string tenant, string password, string certificate, string error) =>
        Assert.StartsWith(error, Assert.Single(Identity(type, tenant, password, certificate).Validate(isDevelopment: true)), StringComparison.Ordinal);

    [Fact]
    public void Only_development_runs_without_an_app_id()
    {
        Assert.Empty(new BotIdentity().Validate(isDevelopment: true));
        Assert.StartsWith("MicrosoftAppId is empty", Assert.Single(new BotIdentity().Validate(isDevelopment: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_id_is_a_guid() =>
        Assert.StartsWith(
            "MicrosoftAppId is no GUID",
            Assert.Single((Identity(BotAppType.SingleTenant, "t", "p", "") with { AppId = "desk" }).Validate(isDevelopment: false)),
            StringComparison.Ordinal);

    [Fact]
    public void The_password_is_not_printed() =>
        Assert.DoesNotContain("hunter2", $"{Identity(BotAppType.SingleTenant, "t", "hunter2", "")}", StringComparison.Ordinal);

    [Fact]
    public void Each_kind_of_bot_has_its_own_proof()
    {
        Assert.Null(ConnectorCredential.Create(new BotIdentity()));
        Assert.IsType<ClientSecretCredential>(ConnectorCredential.Create(Identity(BotAppType.SingleTenant, "t", "p", "")));
        Assert.IsType<ClientSecretCredential>(ConnectorCredential.Create(Identity(BotAppType.MultiTenant, "", "p", "")));
        Assert.IsType<ClientCertificateCredential>(ConnectorCredential.Create(Identity(BotAppType.SingleTenant, "t", "", "bot.pem")));
        Assert.IsType<ManagedIdentityCredential>(ConnectorCredential.Create(Identity(BotAppType.UserAssignedMSI, "t", "", "")));
    }

    private static BotIdentity Identity(BotAppType type, string tenant, string password, string certificate) => new()
    {
        AppId = AppId, AppType = type, TenantId = tenant, Password = password, CertificatePath = certificate,
    };
}
