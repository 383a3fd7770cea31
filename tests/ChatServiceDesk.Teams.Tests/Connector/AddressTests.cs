using System.Net;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class AddressTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a:1/x", "/emea/v3/conversations/a%3A1%2Fx/activities")]
    [InlineData("19:abc@thread.tacv2;messageid=1", "/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities")]
    [InlineData("../../x", "/emea/v3/conversations/..%2F..%2Fx/activities")]
    [InlineData("a?b#c%2F", "/emea/v3/conversations/a%3Fb%23c%252F/activities")]
    [InlineData("...", "/emea/v3/conversations/.../activities")]
    public async Task Ids_stay_in_their_place(string conversationId, string target)
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));

        await stage.Client.SendAsync(stage.Url, conversationId, OutboundActivity.Message("Hello"), CancellationToken);

        Assert.Equal(target, Assert.Single(stage.Server.Requests).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task What_is_no_id_is_not_sent(string conversationId)
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));

        await Assert.ThrowsAsync<ArgumentException>(
            () => stage.Client.SendAsync(stage.Url, conversationId, OutboundActivity.Message("Hello"), CancellationToken));
    }

    [Theory]
    [InlineData("emea")]
    [InlineData("emea/")]
    public async Task The_service_url_may_end_in_a_slash_or_not(string path)
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));

        await stage.Client.SendAsync(new Uri(stage.Server.Url, path), "a", OutboundActivity.Message("Hello"), CancellationToken);

        Assert.Equal("/emea/v3/conversations/a/activities", Assert.Single(stage.Server.Requests).Target);
    }

    [Fact]
    public async Task Each_call_has_its_method_its_path_and_its_body()
    {
        await using ConnectorStage stage = new(new Reply.Answer(200, """{"id":"a:7","activityId":"9"}"""));
        ConnectorClient client = stage.Client;
        OutboundActivity hello = OutboundActivity.Message("Hello");

        await client.ReplyAsync(stage.Url, "a:1", "17", hello, CancellationToken);
        await client.UpdateAsync(stage.Url, "a:1", "17", hello, CancellationToken);
        await client.DeleteAsync(stage.Url, "a:1", "17", CancellationToken);
        var personal = await client.CreatePersonalAsync(stage.Url, "28:bot", "29:ada", "t", CancellationToken);
        var thread = await client.CreateThreadAsync(stage.Url, "28:bot", "19:net@thread.tacv2", "t", hello, CancellationToken);

        Assert.Equal(
            [
                ("POST", "/emea/v3/conversations/a%3A1/activities/17", """{"type":"message","text":"Hello","textFormat":"plain","replyToId":"17"}"""),
                ("PUT", "/emea/v3/conversations/a%3A1/activities/17", """{"type":"message","text":"Hello","textFormat":"plain"}"""),
                ("DELETE", "/emea/v3/conversations/a%3A1/activities/17", ""),
                ("POST", "/emea/v3/conversations", """{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:ada"}],"tenantId":"t","channelData":{"tenant":{"id":"t"}}}"""),
                ("POST", "/emea/v3/conversations", """{"isGroup":true,"bot":{"id":"28:bot"},"tenantId":"t","channelData":{"channel":{"id":"19:net@thread.tacv2"},"tenant":{"id":"t"}},"activity":{"type":"message","text":"Hello","textFormat":"plain"}}"""),
            ],
            stage.Server.Requests.Select(request => (request.Method, request.Target, request.Body)));
        Assert.Equal(new SendResult.Accepted("9", "a:7"), personal);
        Assert.Equal(new SendResult.Accepted("9", "a:7"), thread);
        Assert.All(stage.Server.Requests.Where(request => request.Body.Length > 0), request =>
            Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]));
    }

    [Fact]
    public async Task A_chat_can_be_opened_again_but_a_thread_only_once()
    {
        await using ConnectorStage stage = new(new Reply.Answer(500));

        Assert.IsType<SendResult.Rejected>(await stage.Client.CreatePersonalAsync(stage.Url, "28:bot", "29:ada", "t", CancellationToken));
        Assert.IsType<SendResult.Unclear>(
            await stage.Client.CreateThreadAsync(stage.Url, "28:bot", "19:net@thread.tacv2", "t", OutboundActivity.Message("Hello"), CancellationToken));
    }

    [Fact]
    public async Task The_token_goes_to_the_connector()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));

        await stage.SendAsync();

        Assert.Equal("Bearer t1", Assert.Single(stage.Server.Requests).Authorization);
    }

    [Fact]
    public async Task The_token_does_not_go_anywhere_else()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));
        ConnectorClient strict = stage.ClientWith(new ServiceUrlPolicy());

        SendResult result = await strict.SendAsync(stage.Url, "a:1", OutboundActivity.Message("Hello"), CancellationToken);

        Assert.Equal(new SendResult.Rejected(0, ConnectorCodes.ServiceUrlNotAllowed), result);
        Assert.False(Assert.IsType<SendResult.Rejected>(result).IsPassing);
        Assert.Empty(stage.Server.Requests);
        Assert.Empty(stage.Credential.Asked);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using ScriptedServer elsewhere = new(new Reply.Answer(201));
        await using ConnectorStage stage = new(new Reply.Answer(status, "", "text/html", $"Location: {elsewhere.Url}"));

        Assert.Equal(new SendResult.Rejected((HttpStatusCode)status, ""), await stage.SendAsync());
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.trafficmanager.net/emea", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc/", true)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/", true)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", false)]
    [InlineData("https://smba.trafficmanager.net.attacker.example/", false)]
    [InlineData("https://attacker.example/smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@attacker.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://x.smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net/emea/?x=1", false)]
    [InlineData("https://smba.trafficmanager.net/emea/#x", false)]
    [InlineData("https://smba.trafficmanager.net./emea/", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("http://localhost:46150/_connector", false)]
    [InlineData("/emea/", false)]
    public void Only_listed_hosts_over_https_are_allowed(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new ServiceUrlPolicy().Allows(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("http://127.0.0.1:46150/_connector", true)]
    [InlineData("http://localhost:46150/_connector", true)]
    [InlineData("http://[::1]:46150/", true)]
    [InlineData("https://localhost/", true)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://169.254.169.254/metadata", false)]
    [InlineData("http://localhost.attacker.example/", false)]
    [InlineData("http://user@localhost/", false)]
    public void Development_adds_this_machine_only(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new ServiceUrlPolicy { AllowLoopback = true }.Allows(new Uri(address)));
}
