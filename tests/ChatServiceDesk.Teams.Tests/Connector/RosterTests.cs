using System.Net;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class RosterTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("aadObjectId")]
    [InlineData("objectId")]
    public async Task A_member_is_read_whatever_the_object_id_is_called(string name)
    {
        await using ConnectorStage stage = new(new Reply.Answer(
            200, $$"""{"id":"29:ada","{{name}}":"a1","name":"Ada Brandt","email":"ada@contoso.example","userPrincipalName":"ada","tenantId":"t","userRole":"guest","somethingNew":1}"""));

        TeamsMember? member = await stage.Client.GetMemberAsync(stage.Url, "a:1", "29:ada", CancellationToken);

        Assert.Equal("/emea/v3/conversations/a%3A1/members/29%3Aada", Assert.Single(stage.Server.Requests).Target);
        Assert.Equal(
            new TeamsMember
            {
                Id = "29:ada", AadObjectId = "a1", Name = "Ada Brandt", Email = "ada@contoso.example", UserPrincipalName = "ada", TenantId = "t", UserRole = "guest",
            },
            member);
    }

    [Fact]
    public async Task Who_is_not_there_is_nobody()
    {
        await using ConnectorStage stage = new(new Reply.Answer(404, """{"error":{"code":"MemberNotFoundInConversation"}}"""));

        Assert.Null(await stage.Client.GetMemberAsync(stage.Url, "a:1", "29:ada", CancellationToken));
        Assert.Null(await stage.Client.GetTeamAsync(stage.Url, "19:it@thread.tacv2", CancellationToken));
        Assert.Empty(await stage.Client.GetChannelsAsync(stage.Url, "19:it@thread.tacv2", CancellationToken));
    }

    [Fact]
    public async Task Members_come_page_by_page_and_each_only_once()
    {
        await using ConnectorStage stage = new(
            new Reply.Answer(200, """{"members":[{"id":"1"},{"id":"2"}],"continuationToken":"a/b="}"""),
            new Reply.Answer(200, """{"members":[{"id":"2"},{"id":"3"},{"name":"no id"}],"continuationToken":"c"}"""),
            new Reply.Answer(200, """{"members":[],"continuationToken":""}"""));

        List<string> ids = [];
        await foreach (TeamsMember member in stage.Client.GetMembersAsync(stage.Url, "19:x", CancellationToken))
            ids.Add(member.Id);

        Assert.Equal(["1", "2", "3"], ids);
        Assert.Equal(
            ["?pageSize=200", "?pageSize=200&continuationToken=a%2Fb%3D", "?pageSize=200&continuationToken=c"],
            stage.Server.Requests.Select(request => request.Target["/emea/v3/conversations/19%3Ax/pagedmembers".Length..]));
    }

    [Fact]
    public async Task Pages_that_go_in_circles_come_to_an_end()
    {
        await using ConnectorStage stage = new(new Reply.Answer(200, """{"members":[{"id":"1"}],"continuationToken":"again"}"""));

        List<string> ids = [];
        await foreach (TeamsMember member in stage.Client.GetMembersAsync(stage.Url, "19:x", CancellationToken))
            ids.Add(member.Id);

        Assert.Equal(["1"], ids);
        Assert.Equal(2, stage.Server.Requests.Count);
    }

    [Fact]
    public async Task A_team_and_its_channels_are_read()
    {
        await using ConnectorStage stage = new(
            new Reply.Answer(200, """{"id":"19:it@thread.tacv2","name":"IT","aadGroupId":"g","channelCount":2,"memberCount":9}"""),
            new Reply.Answer(200, """{"conversations":[{"id":"19:it@thread.tacv2","name":null},{"id":"19:net@thread.tacv2","name":"Network"}]}"""));

        Assert.Equal(new TeamDetails("19:it@thread.tacv2", "IT", "g"), await stage.Client.GetTeamAsync(stage.Url, "19:it@thread.tacv2", CancellationToken));
        Assert.Equal(
            [new ChannelDetails("19:it@thread.tacv2"), new ChannelDetails("19:net@thread.tacv2", "Network")],
            await stage.Client.GetChannelsAsync(stage.Url, "19:it@thread.tacv2", CancellationToken));
        Assert.Equal(
            ["/emea/v3/teams/19%3Ait%40thread.tacv2", "/emea/v3/teams/19%3Ait%40thread.tacv2/conversations"],
            stage.Server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_question_without_an_answer_fails_with_status_and_code()
    {
        await using ConnectorStage stage = new(
            new Reply.Answer(429, """{"error":{"code":"Throttled"}}""", "application/json", "Retry-After: 3"),
            new Reply.Answer(403, """{"error":{"code":"Forbidden"}}"""),
            new Reply.Answer(200, "<html>"),
            new Reply.Reset());

        ConnectorException throttled = await FailAsync(stage);
        ConnectorException forbidden = await FailAsync(stage);
        ConnectorException garbage = await FailAsync(stage);
        ConnectorException broken = await FailAsync(stage);

        Assert.Equal((HttpStatusCode.TooManyRequests, "Throttled", TimeSpan.FromSeconds(3), true), (throttled.Status, throttled.Code, throttled.RetryAfter, throttled.IsPassing));
        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden", null, false), (forbidden.Status, forbidden.Code, forbidden.RetryAfter, forbidden.IsPassing));
        Assert.Equal((HttpStatusCode.OK, ""), (garbage.Status, garbage.Code));
        Assert.Equal((default, ConnectorCodes.Broken, true), (broken.Status, broken.Code, broken.IsPassing));
    }

    private static Task<ConnectorException> FailAsync(ConnectorStage stage) =>
        Assert.ThrowsAsync<ConnectorException>(() => stage.Client.GetMemberAsync(stage.Url, "a:1", "29:ada", CancellationToken));
}
