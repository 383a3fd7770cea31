using System.Collections.Frozen;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>What a request must show to be let in.</summary>
public sealed record ChannelAuthenticationOptions
{
    /// <summary>Of the bot. Without it only development on this machine is let in.</summary>
    public string? AppId { get; init; }

    /// <summary>Compared letter by letter.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>Setting <c>BotOpenIdMetadata</c>; http on this machine only.</summary>
    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Whose people may talk to the bot, by tenant id. Empty lets everybody in, in development only.</summary>
    public IReadOnlySet<string> Tenants { get; init; } = FrozenSet<string>.Empty;

    public bool IsDevelopment { get; init; }

    public ServiceUrlPolicy ServiceUrls { get; init; } = new();

    /// <summary>Compared letter by letter.</summary>
    public IReadOnlySet<string> ChannelIds { get; init; } = FrozenSet.Create(StringComparer.Ordinal, "msteams");
}
