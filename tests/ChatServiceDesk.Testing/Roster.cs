using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatServiceDesk.Testing;

/// <summary>Who is in a conversation, and which channels a team has.</summary>
internal sealed class Roster(World world)
{
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    /// <param name="id">In any form that Teams takes: its own id, the Entra object id or the user principal name.</param>
    public Person? Find(string id) => world.People.FirstOrDefault(person =>
        id == person.Id
        || string.Equals(id, person.AadObjectId, StringComparison.OrdinalIgnoreCase)
        || string.Equals(id, person.UserPrincipalName, StringComparison.OrdinalIgnoreCase));

    public ConnectorAnswer Member(string id) => Find(id) is { } person
        ? ConnectorAnswer.Ok(Member(person))
        : ConnectorAnswer.No(HttpStatusCode.NotFound, "MemberNotFoundInConversation", "There is no such member.");

    public ConnectorAnswer Page(string conversationId, string path)
    {
        var query = QueryHelpers.ParseQuery(path.Split('?', 2) is [_, var tail] ? tail : "");
        int size = Math.Clamp(Number(query["pageSize"], LargestPage), SmallestPage, LargestPage);
        int start = Number(query["continuationToken"], 0);
        Person[] members = [.. world.People.Where(person => !IsOtherChat(conversationId, person))];

        JsonObject answer = new() { ["members"] = new JsonArray([.. members.Skip(start).Take(size).Select(Member)]) };
        if (start + size < members.Length) answer["continuationToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return ConnectorAnswer.Ok(answer);
    }

    public ConnectorAnswer Team(string id) => id == world.Team.Id
        ? ConnectorAnswer.Ok(new JsonObject
        {
            ["id"] = id,
            ["name"] = world.Team.Name,
            ["aadGroupId"] = world.Team.AadGroupId,
            ["channelCount"] = world.Team.Channels.Count + 1,
            ["memberCount"] = world.People.Count,
            ["type"] = "standard",
        })
        : NoTeam(id);

    /// <remarks>General has no name and the team's id.</remarks>
    public ConnectorAnswer Channels(string id) => id == world.Team.Id
        ? ConnectorAnswer.Ok(new JsonObject
        {
            ["conversations"] = new JsonArray(
            [
                new JsonObject { ["id"] = id, ["name"] = null },
                .. world.Team.Channels.Select(static channel => new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name }),
            ]),
        })
        : NoTeam(id);

    private static ConnectorAnswer NoTeam(string id) =>
        ConnectorAnswer.Wrong(HttpStatusCode.NotFound, "TeamNotFound", $"There is no team {id}.");

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private static bool IsOtherChat(string conversationId, Person person) =>
        conversationId.StartsWith("a:", StringComparison.Ordinal) && person.Chat != conversationId;

    private JsonObject Member(Person person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["aadObjectId"] = person.AadObjectId,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["email"] = person.UserPrincipalName,
        ["userPrincipalName"] = person.UserPrincipalName,
        ["tenantId"] = world.TenantId,
        ["userRole"] = "user",
    };
}
