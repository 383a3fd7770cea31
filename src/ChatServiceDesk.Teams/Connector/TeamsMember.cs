namespace ChatServiceDesk.Teams.Connector;

/// <summary>Somebody in a conversation, as the channel's roster has them.</summary>
public sealed record TeamsMember
{
    public required string Id { get; init; }

    /// <summary>Entra object id; <see langword="null"/> for bots and anonymous guests.</summary>
    public string? AadObjectId { get; init; }

    public string? Name { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string? UserRole { get; init; }

    /// <summary>Without name and addresses: this may end up in a log.</summary>
    public override string ToString() => $"{UserRole} {Id}";
}
