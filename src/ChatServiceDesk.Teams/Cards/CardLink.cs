namespace ChatServiceDesk.Teams.Cards;

/// <summary>Cards link to https only: no javascript:, no http:, no user names in an address.</summary>
internal static class CardLink
{
    public static Uri? Checked(Uri? address) => address switch
    {
        null => null,
        { IsAbsoluteUri: true, UserInfo: "" } when address.Scheme == Uri.UriSchemeHttps => address,
        _ => throw new ArgumentException("A card links to absolute https addresses without a user name only.", nameof(address)),
    };

    /// <summary>Round brackets would end a markdown link.</summary>
    public static string InMarkdown(Uri address) => address.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal);
}
