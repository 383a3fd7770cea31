namespace ChatServiceDesk.Testing;

/// <summary>Who and what exists in the tenant: the same people, ids and channels as the Playground's sample world.</summary>
public sealed record World
{
    public static World Sample { get; } = new();

    public string TenantId { get; init; } = "6e5f33f7-9d7a-40c2-8b2c-bfd90cb7151a";

    /// <summary>The bot's app id; its id in Teams is this behind <c>28:</c>.</summary>
    public string AppId { get; init; } = "9ac3d942-2da0-4939-adae-0dcbcbe413bb";

    public string BotId => $"28:{AppId}";

    public string BotName { get; init; } = "Desk";

    public Person Mara { get; } = new("mara-lindqvist", "Mara", "Lindqvist", "0f22e612-221b-4460-912b-2cc6833060d0");

    public Person Ben { get; } = new("ben-okafor", "Ben", "Okafor", "e5f13088-639c-4bef-8886-dbc358fc0745");

    public Person Cem { get; } = new("cem-aydin", "Cem", "Aydin", "4199c793-3a17-413c-b0a2-e154be3093b5");

    public Person Dana { get; } = new("dana-whitlock", "Dana", "Whitlock", "e8f37b67-7ebd-4718-af9d-4eee6b82e7c9");

    public Person Priya { get; } = new("priya-raman", "Priya", "Raman", "5c304f14-dfa6-4915-8ecb-c6995de7ab0b");

    public Person Tomas { get; } = new("tomas-novak", "Tomas", "Novak", "0612f760-34cd-410b-8090-2fc9de50b201");

    public IReadOnlyList<Person> People => [Mara, Ben, Cem, Dana, Priya, Tomas, .. Others];

    /// <summary>People beyond the sample, for tests about many.</summary>
    public IReadOnlyList<Person> Others { get; init; } = [];

    public Team Team { get; init; } = new(
        "19:itsupport@thread.tacv2",
        "IT Support",
        "cf1aebb6-638d-4c63-8930-b39356f05132",
        [new Channel("19:servicedesk@thread.tacv2", "Service Desk")]);

    public string ServiceDeskChannel => Team.Channels[0].Id;

    public string GroupChat { get; init; } = "19:officemove@thread.v2";
}
