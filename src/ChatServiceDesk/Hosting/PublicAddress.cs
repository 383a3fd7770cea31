using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Hosting;

/// <summary>Finds out under which address browsers reach the desk.</summary>
internal static class PublicAddress
{
    /// <summary>What the settings say, else the host that App Service gives, else on a developer's machine where the desk listens.</summary>
    /// <exception cref="UsageException">The setting is no address.</exception>
    public static DeskAddress Read(IConfiguration settings, Uri listening, bool isDevelopment)
    {
        if (settings["PublicAddress"] is { Length: > 0 } given)
        {
            return Uri.TryCreate(given, UriKind.Absolute, out Uri? url) && url is { UserInfo: "", Query: "" } && (url.Scheme == Uri.UriSchemeHttps || (isDevelopment && url.IsLoopback))
                ? new DeskAddress(new Uri(url.GetLeftPart(UriPartial.Authority)))
                : throw new UsageException($"PublicAddress is '{given}', which is no https address. Write it as https://desk.example.com");
        }

        return settings["WEBSITE_HOSTNAME"] is { Length: > 0 } host && Uri.CheckHostName(host) is UriHostNameType.Dns ? new DeskAddress(new Uri($"https://{host}"))
            : new DeskAddress(isDevelopment && listening.IsLoopback && listening.Port != 0 ? listening : null);
    }
}
