namespace ChatServiceDesk.Tables;

/// <summary>An account and its key. Prefer a managed identity where there is one: it has no secret to lose.</summary>
public sealed class TableSharedKey
{
    /// <param name="key">As the portal shows it, in base 64.</param>
    /// <exception cref="FormatException">The key is not base 64.</exception>
    public TableSharedKey(string account, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentException.ThrowIfNullOrEmpty(key);
        (Account, Secret) = (account, Convert.FromBase64String(key));
    }

    public string Account { get; }

    internal byte[] Secret { get; }
}
