namespace ChatServiceDesk.Tables;

/// <summary>A storage connection string.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string</remarks>
internal static class ConnectionString
{
    // The account that every storage emulator has; its key is public.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">The connection string is not one.</exception>
    public static (Uri Endpoint, TableSharedKey Key) Parse(string connectionString) => Parse(connectionString, "Table", emulatorPort: 10002);

    /// <inheritdoc cref="Parse(string)"/>
    public static (Uri Endpoint, TableSharedKey Key) ParseBlobs(string connectionString) => Parse(connectionString, "Blob", emulatorPort: 10000);

    private static (Uri Endpoint, TableSharedKey Key) Parse(string connectionString, string service, int emulatorPort)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        Dictionary<string, string> settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out string? emulator) && emulator.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return (new($"http://127.0.0.1:{emulatorPort}/{EmulatorAccount}"), new(EmulatorAccount, EmulatorKey));
        }

        string account = Required(settings, "AccountName");
        TableSharedKey key = new(account, Required(settings, "AccountKey"));
        string endpoint = settings.GetValueOrDefault($"{service}Endpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.{service.ToLowerInvariant()}.{settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) ? (uri, key) : throw new FormatException($"The {service}Endpoint of the connection string is not an address.");
    }

    // The message never shows a value: it may be the key.
    private static Dictionary<string, string> Settings(string connectionString)
    {
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (string setting in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("A connection string is a list of Name=value, parted by semicolons.");
            }

            settings[setting[..equals].Trim()] = setting[(equals + 1)..].Trim();
        }

        return settings;
    }

    private static string Required(Dictionary<string, string> settings, string name) => settings.TryGetValue(name, out string? value) && value.Length > 0
        ? value
        : throw new FormatException($"The connection string has no {name}. With a managed identity give the endpoint and a credential instead.");
}
