using System.Net;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class SendingTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, """{"id":"17"}""", "17")]
    [InlineData(201, """{"id":"17"}""", "17")]
    [InlineData(202, """{"id":"17"}""", "17")]
    [InlineData(202, "", "")]
    [InlineData(200, "{}", "")]
    [InlineData(200, "[]", "")]
    [InlineData(200, "<html>", "")]
    [InlineData(200, "{\"id\":\"\\ud83d\"}", "")]
    [InlineData(201, """{"id":17}""", "17")]
    public async Task What_the_channel_takes_is_accepted_with_or_without_a_name(int status, string body, string id)
    {
        await using ConnectorStage stage = new(new Reply.Answer(status, body));

        Assert.Equal(new SendResult.Accepted(id), await stage.SendAsync());
        Assert.Single(stage.Server.Requests);
    }

    [Fact]
    public async Task An_accepted_message_stays_accepted_when_its_answer_breaks_off()
    {
        await using ConnectorStage stage = new(new Reply.Raw("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\":"));

        Assert.Equal(new SendResult.Accepted(""), await stage.SendAsync());
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201, $$"""{"id":"17","padding":"{{new string('x', 2 * 1024 * 1024)}}"}"""));

        Assert.Equal(new SendResult.Accepted(""), await stage.SendAsync());
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"BadArgument","message":"Malformed tenant id"}}""", "BadArgument", null, false)]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser","message":"User blocked the conversation"}}""", "ConversationBlockedByUser", null, false)]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"x","innerHttpError":{"statusCode":403,"body":"y"}}}""", "BotNotInConversationRoster", null, false)]
    [InlineData(403, """{"errorCode":209,"message":"{\r\n \"subCode\":\"MessageWritesBlocked\",\r\n \"details\":\"Thread is blocked\"}"}""", "209", "MessageWritesBlocked", false)]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\"}"}}""", "Forbidden", "MessageWritesBlocked", false)]
    [InlineData(403, """ "{\"error\":{\"code\":\"BotDisabledByAdmin\"}}" """, "BotDisabledByAdmin", null, false)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "ConversationNotFound", null, false)]
    [InlineData(404, "", "", null, false)]
    [InlineData(404, "<html><body>Not found</body></html>", "", null, false)]
    [InlineData(412, """{"error":{"code":"PreconditionFailed"}}""", "PreconditionFailed", null, true)]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", "MessageSizeTooBig", null, false)]
    [InlineData(429, """{"error":{"code":"Throttled"}}""", "Throttled", null, true)]
    [InlineData(429, "null", "", null, true)]
    [InlineData(429, "\"text\"", "", null, true)]
    [InlineData(409, """{"error":"text"}""", "", null, false)]
    [InlineData(409, """{"code":"a\r\nb"}""", "ab", null, false)]
    public async Task What_the_channel_refuses_is_rejected_with_its_reason(int status, string body, string code, string? subCode, bool isPassing)
    {
        await using ConnectorStage stage = new(new Reply.Answer(status, body));

        var rejected = Assert.IsType<SendResult.Rejected>(await stage.SendAsync());

        Assert.Equal(new SendResult.Rejected((HttpStatusCode)status, code, subCode), rejected);
        Assert.Equal(isPassing, rejected.IsPassing);
        Assert.Single(stage.Server.Requests);
    }

    [Fact]
    public async Task What_is_delivered_is_named_in_a_header_and_not_in_what_is_said()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201, "{}"), new Reply.Answer(201, "{}"), new Reply.Answer(200, "{}"), new Reply.Answer(201, "{}"));
        OutboundActivity named = OutboundActivity.Message("Hello") with { DeliveryId = "0123abcd" };

        await stage.Client.SendAsync(stage.Url, "a:1", named, CancellationToken);
        await stage.Client.CreateThreadAsync(stage.Url, "28:bot", "19:c@thread.tacv2", "tenant", named, CancellationToken);
        await stage.Client.UpdateAsync(stage.Url, "a:1", "17", named, CancellationToken);
        await stage.SendAsync();

        Assert.Equal(["0123abcd", "0123abcd", "0123abcd", null], stage.Server.Requests.Select(request => request.Headers.GetValueOrDefault("x-ms-client-request-id")));
        Assert.All(stage.Server.Requests, request => Assert.DoesNotContain("deliveryId", request.Body, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Retry-After: 30", 30)]
    [InlineData("Retry-After: Mon, 23 Nov 2026 09:02:00 GMT", 120)]
    [InlineData("Retry-After: Mon, 23 Nov 2026 08:00:00 GMT", 0)]
    [InlineData("Retry-After: soon", null)]
    [InlineData("X-Nothing: 1", null)]
    public async Task How_long_to_wait_comes_in_seconds_or_as_a_date(string header, int? seconds)
    {
        await using ConnectorStage stage = new(new Reply.Answer(429, "", "application/json", header));

        var rejected = Assert.IsType<SendResult.Rejected>(await stage.SendAsync());

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, rejected.RetryAfter);
    }

    [Theory]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", "500 ServiceError")]
    [InlineData(502, "<html>Bad gateway</html>", "502")]
    [InlineData(503, "", "503")]
    [InlineData(504, "{}", "504")]
    public async Task A_server_error_may_hide_a_delivered_message(int status, string body, string why)
    {
        await using ConnectorStage stage = new(new Reply.Answer(status, body));

        Assert.Equal(new SendResult.Unclear(why), await stage.SendAsync());
        Assert.Single(stage.Server.Requests);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(501, false)]
    public async Task A_server_error_to_an_update_may_be_tried_again(int status, bool isPassing)
    {
        await using ConnectorStage stage = new(new Reply.Answer(status, "", "application/json", "Retry-After: 7"));

        var rejected = Assert.IsType<SendResult.Rejected>(await stage.UpdateAsync());
        var deleted = Assert.IsType<SendResult.Rejected>(await stage.Client.DeleteAsync(stage.Url, "a:1", "17", CancellationToken));

        Assert.Equal(new SendResult.Rejected((HttpStatusCode)status, "", null, TimeSpan.FromSeconds(7)), rejected);
        Assert.Equal(rejected, deleted);
        Assert.Equal(isPassing, rejected.IsPassing);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_a_message_unclear_and_an_update_to_repeat()
    {
        await using ConnectorStage stage = new(new Reply.Reset());

        Assert.Equal(new SendResult.Unclear(ConnectorCodes.Broken), await stage.SendAsync());
        Assert.Single(stage.Server.Requests);
        Assert.Equal(new SendResult.Rejected(0, ConnectorCodes.Broken), await stage.UpdateAsync());
    }

    [Fact]
    public async Task A_message_is_not_sent_twice_when_a_used_connection_breaks()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201, """{"id":"1"}"""), new Reply.Reset());

        Assert.IsType<SendResult.Accepted>(await stage.SendAsync());
        Assert.IsType<SendResult.Unclear>(await stage.SendAsync());

        Assert.Equal(2, stage.Server.Requests.Count);
    }

    [Fact]
    public async Task Silence_leaves_a_message_unclear_and_an_update_to_repeat()
    {
        await using ConnectorStage stage = new(new Reply.Silence());
        ConnectorClient client = stage.ClientWith(new ServiceUrlPolicy { AllowLoopback = true }, TimeSpan.FromMilliseconds(300));
        OutboundActivity activity = OutboundActivity.Message("Hello");

        Assert.Equal(new SendResult.Unclear(ConnectorCodes.Timeout), await client.SendAsync(stage.Url, "a:1", activity, CancellationToken));
        var update = await client.UpdateAsync(stage.Url, "a:1", "17", activity, CancellationToken);
        Assert.Equal(new SendResult.Rejected(0, ConnectorCodes.Timeout), update);
        Assert.True(Assert.IsType<SendResult.Rejected>(update).IsPassing);
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_sent_nothing()
    {
        Uri address;
        await using (ScriptedServer gone = new(new Reply.Silence()))
            address = gone.Url;

        FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        using HttpClient http = ConnectorClient.CreateHttp();
        ConnectorClient client = new(http, new ConnectorToken(null, clock, NullLogger<ConnectorToken>.Instance), new ServiceUrlPolicy { AllowLoopback = true }, clock);

        SendResult result = await client.SendAsync(address, "a:1", OutboundActivity.Message("Hello"), CancellationToken);

        Assert.Equal(new SendResult.Rejected(0, ConnectorCodes.Unreachable), result);
        Assert.True(Assert.IsType<SendResult.Rejected>(result).IsPassing);
    }
}
