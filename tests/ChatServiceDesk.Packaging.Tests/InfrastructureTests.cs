using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatServiceDesk.Packaging.Tests;

/// <summary>The Bicep files compile without a word, and what they would deploy keeps the promises of infra/README.md.</summary>
public sealed partial class InfrastructureTests(StandardDeployment standard) : IClassFixture<StandardDeployment>, IDisposable
{
    private readonly Infrastructure _infra = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _infra.Dispose();

    [Theory]
    [InlineData("build", "main.bicep")]
    [InlineData("lint", "main.bicep")]
    [InlineData("build-params", "main.bicepparam")]
    public async Task Bicep_has_nothing_to_say(string command, string file)
    {
        Command bicep = await Infrastructure.BicepAsync([command, _infra.File(file)], Cancelled);

        Assert.Equal("", bicep.Error);
        Assert.Equal(0, bicep.ExitCode);
    }

    [Fact]
    public async Task A_linter_finding_breaks_the_build()
    {
        await File.AppendAllTextAsync(_infra.File("main.bicep"), "\nvar forgotten = 1\n", Cancelled);

        Command bicep = await Infrastructure.BicepAsync(["build", _infra.File("main.bicep")], Cancelled);

        Assert.Contains("no-unused-vars", bicep.Error, StringComparison.Ordinal);
        Assert.Equal(1, bicep.ExitCode);
    }

    [Fact]
    public void The_storage_account_knows_no_keys_no_public_data_and_no_old_tls()
    {
        JsonElement storage = standard.Deployed.PropertiesOf("Microsoft.Storage/storageAccounts");

        Assert.False(storage.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(storage.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(storage.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", storage.GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public void The_identity_may_touch_the_rows_of_one_storage_account_and_nothing_else()
    {
        Deployed deployed = standard.Deployed;
        JsonElement account = deployed.TheOnly("Microsoft.Storage/storageAccounts");
        (string Role, string Scope)[] roles = [.. deployed.AllOf("Microsoft.Authorization/roleAssignments").Select(role =>
            ($"{role.GetProperty("properties").GetProperty("roleDefinitionId")}".Split('/')[^1], $"{role.GetProperty("id")}".Split("/providers/Microsoft.Authorization")[0]))];

        Assert.Equal(
            [
                ("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", $"{account.GetProperty("id")}"), // Storage Table Data Contributor
                ("ba92f5b4-2d11-453d-a403-e96b0029c9fe", $"{account.GetProperty("id")}/blobServices/default/containers/servicedesk-files"), // Storage Blob Data Contributor
            ],
            roles.Order());
        Assert.All(
            deployed.AllOf("Microsoft.Authorization/roleAssignments"),
            role => Assert.Contains("servicedesk-identity", $"{role.GetProperty("properties").GetProperty("principalId")}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_web_app_speaks_https_stays_awake_and_is_watched()
    {
        JsonElement site = standard.Deployed.PropertiesOf("Microsoft.Web/sites");
        JsonElement config = site.GetProperty("siteConfig");

        Assert.True(site.GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("1.2", config.GetProperty("minTlsVersion").GetString());
        Assert.Equal("1.2", config.GetProperty("scmMinTlsVersion").GetString());
        Assert.Equal("Disabled", config.GetProperty("ftpsState").GetString());
        Assert.Equal("/health/ready", config.GetProperty("healthCheckPath").GetString());
        Assert.Equal("DOTNETCORE|10.0", config.GetProperty("linuxFxVersion").GetString());
        Assert.True(config.GetProperty("alwaysOn").GetBoolean());
    }

    [Fact]
    public void Nobody_deploys_with_a_password()
    {
        JsonElement[] doors = [.. standard.Deployed.AllOf("Microsoft.Web/sites/basicPublishingCredentialsPolicies")];

        Assert.Equal(2, doors.Length);
        Assert.All(doors, door => Assert.False(door.GetProperty("properties").GetProperty("allow").GetBoolean()));
    }

    [Fact]
    public void The_desk_gets_its_settings_and_no_secret()
    {
        JsonElement settings = standard.Deployed.PropertiesOf("Microsoft.Web/sites/config");

        Assert.Equal("Production", settings.GetProperty("ASPNETCORE_ENVIRONMENT").GetString());
        Assert.Equal("UserAssignedMSI", settings.GetProperty("MicrosoftAppType").GetString());
        Assert.Contains("servicedesk-identity", $"{settings.GetProperty("MicrosoftAppId")}", StringComparison.Ordinal);
        Assert.Contains("servicedesk-identity", $"{settings.GetProperty("AZURE_CLIENT_ID")}", StringComparison.Ordinal);
        Assert.Equal(Infrastructure.Tenant, settings.GetProperty("MicrosoftAppTenantId").GetString());
        Assert.EndsWith(".primaryEndpoints.table]", $"{settings.GetProperty("Storage__TableEndpoint")}", StringComparison.Ordinal);
        Assert.Equal("servicedesk", settings.GetProperty("Storage__TableName").GetString());
        Assert.EndsWith(".primaryEndpoints.blob]", $"{settings.GetProperty("Storage__BlobEndpoint")}", StringComparison.Ordinal);
        Assert.Equal("servicedesk-files", settings.GetProperty("Storage__FileContainer").GetString());
        Assert.Contains("https://{0}", $"{settings.GetProperty("PublicAddress")}", StringComparison.Ordinal);
        Assert.False(settings.TryGetProperty("MicrosoftAppPassword", out _));
    }

    [Fact]
    public void The_bot_answers_in_teams_with_the_managed_identity()
    {
        Deployed deployed = standard.Deployed;
        JsonElement bot = deployed.PropertiesOf("Microsoft.BotService/botServices");
        JsonElement channel = deployed.PropertiesOf("Microsoft.BotService/botServices/channels");

        Assert.Equal("UserAssignedMSI", bot.GetProperty("msaAppType").GetString());
        Assert.EndsWith("/servicedesk-identity", $"{bot.GetProperty("msaAppMSIResourceId")}", StringComparison.Ordinal);
        Assert.True(bot.GetProperty("disableLocalAuth").GetBoolean());
        Assert.Contains("'https://{0}/api/messages'", $"{bot.GetProperty("endpoint")}", StringComparison.Ordinal);
        Assert.Equal("MsTeamsChannel", channel.GetProperty("channelName").GetString());
        Assert.True(channel.GetProperty("properties").GetProperty("isEnabled").GetBoolean());
    }

    [Fact]
    public async Task An_app_registration_takes_its_password_from_a_key_vault()
    {
        Deployed deployed = await _infra.DeployAsync(
            Cancelled,
            "param singleTenantAppId = '11111111-1111-1111-1111-111111111111'",
            "param singleTenantKeyVaultItem = 'https://contoso.vault.azure.net/secrets/desk'");
        JsonElement settings = deployed.PropertiesOf("Microsoft.Web/sites/config");
        JsonElement bot = deployed.PropertiesOf("Microsoft.BotService/botServices");

        Assert.Equal("SingleTenant", settings.GetProperty("MicrosoftAppType").GetString());
        Assert.Equal("11111111-1111-1111-1111-111111111111", settings.GetProperty("MicrosoftAppId").GetString());
        Assert.Equal(
            "@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/desk)",
            settings.GetProperty("MicrosoftAppPassword").GetString());
        Assert.Equal("SingleTenant", bot.GetProperty("msaAppType").GetString());
        Assert.Equal("11111111-1111-1111-1111-111111111111", bot.GetProperty("msaAppId").GetString());
        Assert.Equal(JsonValueKind.Null, bot.GetProperty("msaAppMSIResourceId").ValueKind);
    }

    [Fact]
    public async Task An_app_registration_without_its_key_vault_is_refused_before_anything_is_deployed()
    {
        Command snapshot = await _infra.SnapshotAsync(Cancelled, "param singleTenantAppId = '11111111-1111-1111-1111-111111111111'");

        Assert.Equal(1, snapshot.ExitCode);
        Assert.Contains("singleTenantAppId needs singleTenantKeyVaultItem.", snapshot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_monitoring_nothing_of_it_is_deployed()
    {
        Deployed deployed = await _infra.DeployAsync(Cancelled, "param monitoring = false");

        Assert.DoesNotContain(deployed.Types, type => type.Split('/')[0] is "Microsoft.Insights" or "Microsoft.OperationalInsights");
        Assert.DoesNotContain("APPLICATIONINSIGHTS", $"{deployed.PropertiesOf("Microsoft.Web/sites/config")}", StringComparison.Ordinal);
    }

    [Fact]
    public void Without_being_asked_for_no_model_is_deployed()
    {
        Assert.DoesNotContain(standard.Deployed.Types, type => type.Split('/')[0] is "Microsoft.CognitiveServices");
        Assert.DoesNotContain("OpenAI", $"{standard.Deployed.PropertiesOf("Microsoft.Web/sites/config")}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_ear_is_one_model_that_the_identity_may_ask_without_a_key()
    {
        Deployed deployed = await _infra.DeployAsync(Cancelled, "param secondEar = true");
        JsonElement account = deployed.TheOnly("Microsoft.CognitiveServices/accounts");
        JsonElement model = deployed.TheOnly("Microsoft.CognitiveServices/accounts/deployments");
        JsonElement settings = deployed.PropertiesOf("Microsoft.Web/sites/config");
        JsonElement role = Assert.Single(deployed.AllOf("Microsoft.Authorization/roleAssignments"), role => $"{role.GetProperty("id")}".Contains("CognitiveServices", StringComparison.Ordinal));

        Assert.True(account.GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean());
        Assert.Equal($"{account.GetProperty("name")}", $"{account.GetProperty("properties").GetProperty("customSubDomainName")}");
        Assert.Matches("^[a-z0-9-]{2,64}$", $"{account.GetProperty("name")}");
        Assert.StartsWith($"{account.GetProperty("id")}/providers/", $"{role.GetProperty("id")}", StringComparison.Ordinal);
        Assert.EndsWith( // Cognitive Services OpenAI User
            "/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
            $"{role.GetProperty("properties").GetProperty("roleDefinitionId")}",
            StringComparison.Ordinal);
        Assert.Contains("servicedesk-identity", $"{role.GetProperty("properties").GetProperty("principalId")}", StringComparison.Ordinal);
        Assert.EndsWith($"/{settings.GetProperty("OpenAI__Deployment")}", $"{model.GetProperty("name")}", StringComparison.Ordinal);
        Assert.EndsWith(".endpoint]", $"{settings.GetProperty("OpenAI__Endpoint")}", StringComparison.Ordinal);
        Assert.False(settings.TryGetProperty("OpenAI__Key", out _));
    }

    [Theory]
    [InlineData("a-name-with-many-letters")]
    [InlineData("abc")]
    public async Task Names_made_of_the_prefix_fit_their_services(string prefix)
    {
        _infra.Change("main.bicepparam", "'servicedesk'", $"'{prefix}'");
        Deployed deployed = await _infra.DeployAsync(Cancelled);

        Assert.Matches("^[a-z0-9]{3,24}$", $"{deployed.TheOnly("Microsoft.Storage/storageAccounts").GetProperty("name")}");
        Assert.Matches("^[a-z0-9-]{2,60}$", $"{deployed.TheOnly("Microsoft.Web/sites").GetProperty("name")}");
        Assert.Matches("^[a-zA-Z0-9_-]{2,42}$", $"{deployed.TheOnly("Microsoft.BotService/botServices").GetProperty("name")}");
    }

    [Fact]
    public async Task Outputs_give_away_no_secret()
    {
        Command bicep = await Infrastructure.BicepAsync(["build", _infra.File("main.bicep"), "--stdout"], Cancelled);
        JsonElement outputs = JsonElement.Parse(bicep.Output).GetProperty("outputs");

        Assert.Equal(["appId", "domain", "siteName", "azureHost"], outputs.EnumerateObject().Select(output => output.Name));
        Assert.DoesNotMatch(SecretSource(), $"{outputs}");
    }

    [GeneratedRegex("listKeys|listSecrets|list[A-Z]|ConnectionString|InstrumentationKey|Password|secret|primaryKey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretSource();
}
