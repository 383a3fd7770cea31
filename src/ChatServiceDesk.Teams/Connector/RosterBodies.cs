namespace ChatServiceDesk.Teams.Connector;

/// <summary>A member as the connector writes it; the Entra object id goes by two names.</summary>
internal sealed record MemberBody(
    string? Id,
    string? AadObjectId,
    string? ObjectId,
    string? Name,
    string? GivenName,
    string? Surname,
    string? Email,
    string? UserPrincipalName,
    string? TenantId,
    string? UserRole)
{
    public TeamsMember ToMember() => new()
    {
        Id = Id ?? "",
        AadObjectId = AadObjectId ?? ObjectId,
        Name = Name,
        GivenName = GivenName,
        Surname = Surname,
        Email = Email,
        UserPrincipalName = UserPrincipalName,
        TenantId = TenantId,
        UserRole = UserRole,
    };
}

internal sealed record MemberPageBody(IReadOnlyList<MemberBody>? Members, string? ContinuationToken);

internal sealed record ChannelListBody(IReadOnlyList<ChannelDetails>? Conversations);
