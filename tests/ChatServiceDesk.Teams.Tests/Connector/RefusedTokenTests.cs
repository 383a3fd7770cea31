using System.Net;
using System.Text;
using Azure;
using Azure.Identity;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Teams.Tests.Connector;

public class RefusedTokenTests
{
    private static readonly Reply.Answer _refused = new(401, """{"error":{"code":"BotNotRegistered"}}""");

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        await using ConnectorStage stage = new(_refused, new Reply.Answer(201, """{"id":"17"}"""));

        Assert.Equal(new SendResult.Accepted("17"), await stage.SendAsync());

        Assert.Equal(["Bearer t1", "Bearer t2"], stage.Server.Requests.Select(request => request.Authorization));
        Assert.Null(stage.Credential.Asked[0].Claims);
        Assert.Contains("\"nbf\"", stage.Credential.Asked[1].Claims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_refusal_is_the_answer()
    {
        await using ConnectorStage stage = new(_refused);

        var rejected = Assert.IsType<SendResult.Rejected>(await stage.SendAsync());

        Assert.Equal(new SendResult.Rejected(HttpStatusCode.Unauthorized, "BotNotRegistered"), rejected);
        Assert.False(rejected.IsPassing);
        Assert.Equal(2, stage.Server.Requests.Count);
    }

    [Fact]
    public async Task A_bot_that_is_shut_out_does_not_ask_for_a_token_with_every_message()
    {
        await using ConnectorStage stage = new(_refused);

        await stage.SendAsync();
        await stage.SendAsync();
        Assert.Equal(2, stage.Credential.Asked.Count);

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.SendAsync();
        Assert.Equal(3, stage.Credential.Asked.Count);
    }

    [Fact]
    public async Task What_the_connector_asks_of_the_next_token_is_passed_on()
    {
        const string claims = """{"access_token":{"nbf":{"essential":true,"value":"1795419772"}}}""";
        string challenge = $"WWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";
        await using ConnectorStage stage = new(_refused with { Headers = [challenge] }, new Reply.Answer(201));

        Assert.IsType<SendResult.Accepted>(await stage.SendAsync());

        Assert.Equal(claims, stage.Credential.Asked[1].Claims);
    }

    [Fact]
    public async Task A_refusal_stands_when_there_is_no_other_token()
    {
        await using ConnectorStage stage = new(_ => _refused);
        await stage.SendAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        stage.Credential.Failure = new AuthenticationFailedException("down");

        Assert.Equal(new SendResult.Rejected(HttpStatusCode.Unauthorized, "BotNotRegistered"), await stage.SendAsync());
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));
        foreach (Exception failure in new Exception[] { new AuthenticationFailedException("down"), new CredentialUnavailableException("none"), new RequestFailedException("down") })
        {
            stage.Credential.Failure = failure;
            var rejected = Assert.IsType<SendResult.Rejected>(await stage.SendAsync());
            Assert.Equal(new SendResult.Rejected(0, ConnectorCodes.TokenUnavailable), rejected);
            Assert.True(rejected.IsPassing);
        }

        Assert.Empty(stage.Server.Requests);
    }

    [Fact]
    public async Task A_token_that_does_not_come_in_time_is_none()
    {
        await using ConnectorStage stage = new(new Reply.Answer(201));
        stage.Credential.Gate = new TaskCompletionSource().Task;
        ConnectorClient client = stage.ClientWith(new ServiceUrlPolicy { AllowLoopback = true }, TimeSpan.FromMilliseconds(100));

        Assert.Equal(
            new SendResult.Rejected(0, ConnectorCodes.TokenUnavailable),
            await client.DeleteAsync(stage.Url, "a:1", "17", TestContext.Current.CancellationToken));
        Assert.Empty(stage.Server.Requests);
    }
}
