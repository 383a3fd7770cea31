namespace ChatServiceDesk.Notifications;

/// <summary>The app whose activity feed entries these are.</summary>
/// <param name="AppId">The bot's.</param>
/// <param name="TenantId">The only tenant that it gets a token for; empty in development, where it serves any.</param>
internal sealed record FeedApp(string AppId, string TenantId)
{
    /// <summary>The person's chat with the desk, as a link that Teams opens.</summary>
    public Uri Chat => new($"https://teams.microsoft.com/l/chat/0/0?users=28:{AppId}");

    public bool Serves(string tenant) => TenantId.Length == 0 || string.Equals(TenantId, tenant, StringComparison.OrdinalIgnoreCase);
}
