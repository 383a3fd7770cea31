using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>What the body says about itself, held against what the bot is set up for. The token does not cover the body, so
/// these checks are all that keeps an activity for somebody else out.</summary>
internal static class ActivityClaims
{
    /// <returns>What is wrong, <see langword="null"/> when nothing is.</returns>
    public static string? PlaceObjection(Activity activity, ChannelAuthenticationOptions options)
    {
        if (!options.ChannelIds.Contains(activity.ChannelId))
            return "comes from another channel";

        return options.ServiceUrls.Allows(activity.ServiceUrl) ? null : "names a service URL that is not allowed";
    }

    /// <returns>What is wrong, <see langword="null"/> when nothing is.</returns>
    public static string? AddresseeObjection(Activity activity, ChannelAuthenticationOptions options)
    {
        if (!string.Equals(activity.Recipient?.Id, $"28:{options.AppId}", StringComparison.OrdinalIgnoreCase))
            return "is addressed to another bot";

        string[] tenants = [.. new[] { activity.Conversation.TenantId, activity.ChannelData?.Tenant?.Id }.OfType<string>()];
        if (tenants.Length == 2 && !tenants[0].Equals(tenants[1], StringComparison.OrdinalIgnoreCase))
            return "names two tenants";
        if (options is { IsDevelopment: true, Tenants.Count: 0 })
            return null;

        return tenants.Length > 0 && options.Tenants.Contains(tenants[0]) ? null : "comes from another tenant";
    }

    /// <summary>Equal but for case and one slash at the end: the channel itself is not consistent in these.</summary>
    public static bool IsVouchedFor(Uri serviceUrl, string? claim) =>
        claim is not null && WithoutSlash(claim).Equals(WithoutSlash(serviceUrl.OriginalString), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WithoutSlash(string url) => url.EndsWith('/') ? url.AsSpan(0, url.Length - 1) : url;
}
