using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Identity;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Hosting;

/// <summary>Opens the table that the settings name: Azure Table storage, or else a file.</summary>
internal static class Storages
{
    /// <summary>Numbers that a process takes at once: with a service each taking costs a round trip, with a file it costs nothing.</summary>
    public const int AzureBlock = 10;
    public const int FileBlock = 1;

    /// <exception cref="UsageException">The settings contradict each other, or the store can't be opened.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Whoever asked for the table disposes of it.")]
    public static async Task<OpenedStorage> OpenAsync(CommandLine line, IConfiguration settings, bool mayCreate, CancellationToken cancellationToken)
    {
        string? endpoint = settings["Storage:TableEndpoint"];
        string? connection = settings["Storage:ConnectionString"];
        string name = settings["Storage:TableName"] is { Length: > 0 } given ? given : "servicedesk";
        try
        {
            if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(connection))
            {
                return new OpenedStorage(OpenFile(line.Data, mayCreate), FileBlock, Path.GetFullPath(line.Data), TimeProvider.System) { Blobs = new FolderBlobs(Path.Combine(line.Data, "files")) };
            }

            ServiceClock clock = new(TimeProvider.System);
            AzureTableOptions options = new() { Clock = clock, ServiceClock = clock };
            AzureTable table = string.IsNullOrEmpty(connection)
                ? new AzureTable(Address(endpoint), name, Credential(settings), options)
                : AzureTable.FromConnectionString(connection, name, options);
            if (mayCreate)
            {
                await table.CreateIfNotExistsAsync(cancellationToken);
            }

            return new OpenedStorage(table, AzureBlock, $"Azure Table storage, table {name}", clock) { Blobs = OpenBlobs(endpoint, connection, settings, options) };
        }
        catch (FormatException e)
        {
            throw new UsageException("Storage__ConnectionString is no connection string. Copy it from the storage account, or set Storage__TableEndpoint instead.", e);
        }
        catch (TableException e)
        {
            throw new UsageException($"The storage can't be used: {e.Message}", e);
        }
    }

    /// <summary>For commands: what the web application reads for itself.</summary>
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>Whether there may be a desk: of a storage account that is known only when it is asked.</summary>
    public static bool MayHold(CommandLine line, IConfiguration settings) =>
        !string.IsNullOrEmpty(settings["Storage:TableEndpoint"]) || !string.IsNullOrEmpty(settings["Storage:ConnectionString"]) || File.Exists(FileIn(line.Data));

    /// <summary>Beside the tables, with the same credential. The container is made when the first file comes.</summary>
    private static AzureBlobs OpenBlobs(string? tables, string? connection, IConfiguration settings, AzureTableOptions options)
    {
        string container = settings["Storage:FileContainer"] is { Length: > 0 } given ? given : "servicedesk-files";
        try
        {
            return string.IsNullOrEmpty(connection)
                ? new AzureBlobs(settings["Storage:BlobEndpoint"] is { Length: > 0 } blobs ? Address(blobs, "Storage__BlobEndpoint", "blob") : AzureBlobs.BesideTables(Address(tables)), container, Credential(settings), options)
                : AzureBlobs.FromConnectionString(connection, container, options);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"Storage__FileContainer is '{container}'. Its name has 3 to 63 small letters, digits and dashes.", e);
        }
    }

    private static string FileIn(string folder) => Path.Combine(folder, "desk.db");

    private static SqliteTable OpenFile(string folder, bool mayCreate)
    {
        string file = FileIn(folder);
        if (!mayCreate && !File.Exists(file))
        {
            throw new UsageException($"There is no desk in '{folder}'. Name the folder that the desk was started with: --data DIR");
        }

        try
        {
            System.IO.Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{folder}' can't be made. Choose another with --data DIR", e);
        }

        return SqliteTable.Open(file);
    }

    private static Uri Address(string? endpoint, string setting = "Storage__TableEndpoint", string service = "table") =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps
            ? url
            : throw new UsageException($"{setting} is '{endpoint}', which is no https address. Write it as https://ACCOUNT.{service}.core.windows.net");

    /// <summary>The bot's own managed identity where it has one, else whatever the environment offers.</summary>
    public static TokenCredential Credential(IConfiguration settings) =>
        string.Equals(settings["MicrosoftAppType"], "UserAssignedMSI", StringComparison.OrdinalIgnoreCase) && settings["MicrosoftAppId"] is { Length: > 0 } id
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))
            : new DefaultAzureCredential();
}
