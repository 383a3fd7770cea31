// Chat Service Desk on Azure: a web app, a bot, a table, and one identity that needs no secret.
targetScope = 'resourceGroup'

@description('Prefix of all names: lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

param location string = resourceGroup().location

@description('What people see in Teams before the app is installed.')
@maxLength(42)
param displayName string = 'Service Desk'

@description('Size of the web app. Basic is the least that stays awake; Premium for a desk that people rely on.')
@allowed(['B1', 'B2', 'B3', 'P0v3', 'P1v3', 'P2v3', 'P3v3'])
param planSku string = 'P0v3'

@description('How many copies of the desk run. Work is shared through the table; a copy that dies loses nothing.')
@minValue(1)
@maxValue(10)
param instances int = 2

@description('How often tickets are kept: in one datacenter, in three zones, or also in a second region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Table that holds tickets, history and agenda.')
@minLength(3)
@maxLength(63)
param tableName string = 'servicedesk'

@description('Container that holds the pictures and files of tickets.')
@minLength(3)
@maxLength(63)
param fileContainer string = 'servicedesk-files'

@description('F0 and S1 differ in premium channels only; Teams is a standard channel.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('Host that people and Teams use, such as desk.contoso.com. Empty: the host that Azure gives. The domain is bound after the deployment.')
param customDomain string = ''

@description('Client id of an app registration of this tenant that the bot shall use. Empty: the bot uses the managed identity and has no secret.')
param singleTenantAppId string = ''

@description('Address of the Key Vault secret with the password of that app registration, such as https://contoso.vault.azure.net/secrets/desk. Needed with singleTenantAppId only.')
param singleTenantKeyVaultItem string = ''

@description('A model of Azure OpenAI that is asked where the desk is not sure. Redacted text of reports leaves the web app for it.')
param secondEar bool = false

@description('Region of the model. Not every region has every model.')
param secondEarLocation string = location

@description('Model that is deployed: one with structured output.')
param secondEarModel string = 'gpt-4.1-mini'

param secondEarModelVersion string = '2025-04-14'

@description('Where requests are processed: anywhere, within the data zone, or in the region alone.')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param secondEarSku string = 'DataZoneStandard'

@description('Thousands of tokens a minute.')
@minValue(1)
param secondEarCapacity int = 50

@description('Logs and metrics in a Log Analytics workspace, and Application Insights.')
param monitoring bool = true

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

var unique = uniqueString(resourceGroup().id, name)
var siteName = '${name}-${unique}'
var storageName = '${take(toLower(replace(name, '-', '')), 11)}${unique}'
var usesManagedIdentity = empty(singleTenantAppId)
var appId = usesManagedIdentity ? identity.properties.clientId : singleTenantAppId
var appType = usesManagedIdentity ? 'UserAssignedMSI' : 'SingleTenant'
var host = empty(customDomain) ? site.properties.defaultHostName : customDomain

// Storage Table Data Contributor: read, write and delete rows and tables; no keys, no settings, no other data.
var tableContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
)

// Storage Blob Data Contributor: read, write and delete the contents of one container; no keys, no settings, no other data.
var blobContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
)

// Cognitive Services OpenAI User: ask the models of one account; no keys, no settings, no deployments.
var openAIUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: storageName
  location: location
  kind: 'StorageV2'
  sku: {
    name: storageSku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource tables 'tableServices' = {
    name: 'default'

    resource table 'tables' = {
      name: tableName
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource files 'containers' = {
      name: fileContainer
      properties: {
        publicAccess: 'None'
      }
    }
  }
}

resource fileAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, blobContributor)
  scope: storage::blobs::files
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobContributor
  }
}

resource tableAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: tableContributor
  }
}

resource openAI 'Microsoft.CognitiveServices/accounts@2025-06-01' = if (secondEar) {
  name: '${name}-openai-${unique}'
  location: secondEarLocation
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: '${name}-openai-${unique}'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }

  resource model 'deployments' = {
    name: 'desk'
    sku: {
      name: secondEarSku
      capacity: secondEarCapacity
    }
    properties: {
      model: {
        format: 'OpenAI'
        name: secondEarModel
        version: secondEarModelVersion
      }
      versionUpgradeOption: 'OnceCurrentVersionExpired'
    }
  }
}

resource openAIAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (secondEar) {
  name: guid(resourceGroup().id, name, 'openai', openAIUser)
  scope: openAI
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: openAIUser
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: siteName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    clientAffinityEnabled: false
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      alwaysOn: true
      ftpsState: 'Disabled'
      healthCheckPath: '/health/ready'
      http20Enabled: true
      linuxFxVersion: 'DOTNETCORE|10.0'
      minTlsVersion: '1.2'
      remoteDebuggingEnabled: false
      scmMinTlsVersion: '1.2'
      webSocketsEnabled: false
    }
  }

  // Deployment needs an Entra sign-in, not a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        ASPNETCORE_ENVIRONMENT: 'Production'
        AZURE_CLIENT_ID: identity.properties.clientId
        MicrosoftAppId: appId
        MicrosoftAppType: appType
        MicrosoftAppTenantId: subscription().tenantId
        Storage__TableEndpoint: storage.properties.primaryEndpoints.table
        Storage__TableName: tableName
        Storage__BlobEndpoint: storage.properties.primaryEndpoints.blob
        Storage__FileContainer: fileContainer
        PublicAddress: 'https://${host}'
      },
      usesManagedIdentity
        ? {}
        : empty(singleTenantKeyVaultItem)
            ? fail('singleTenantAppId needs singleTenantKeyVaultItem.')
            : { MicrosoftAppPassword: '@Microsoft.KeyVault(SecretUri=${singleTenantKeyVaultItem})' },
      secondEar
        ? { OpenAI__Endpoint: openAI!.properties.endpoint, OpenAI__Deployment: 'desk' }
        : {},
      monitoring ? { APPLICATIONINSIGHTS_CONNECTION_STRING: insights!.properties.ConnectionString } : {}
    )
    // The desk reads the table as soon as it starts.
    dependsOn: [
      tableAccess
      fileAccess
      storage::tables::table
    ]
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: siteName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botSku
  }
  properties: {
    displayName: displayName
    description: 'A service desk that lives in Microsoft Teams'
    endpoint: 'https://${host}/api/messages'
    disableLocalAuth: true
    isStreamingSupported: false
    msaAppId: appId
    msaAppType: appType
    msaAppTenantId: subscription().tenantId
    msaAppMSIResourceId: usesManagedIdentity ? identity.id : null
    schemaTransformationVersion: '1.3'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        acceptedTerms: true
        deploymentEnvironment: 'CommercialDeployment'
        isEnabled: true
      }
    }
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = if (monitoring) {
  name: '${name}-logs'
  location: location
  properties: {
    retentionInDays: logDays
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = if (monitoring) {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

resource siteLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (monitoring) {
  name: 'logs'
  scope: site
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServiceHTTPLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('For the app package: node manifest/build.mjs --app-id <appId> --domain <domain>.')
output appId string = appId

output domain string = host

output siteName string = site.name

@description('What a custom domain must point to.')
output azureHost string = site.properties.defaultHostName
