using Azure.Core;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A desk that has a token shows it to the connector and to nobody else, whatever address a message names.</summary>
public sealed class TokenForFiles : Story
{
    private const string BotToken = "canary-bot-token";

    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task A_picture_at_the_connector_is_fetched_with_it()
    {
        await using DeskStage stage = await StartWithTokenAsync();

        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste());

        Assert.Equal($"Bearer {BotToken}", Assert.Single(stage.Teams.Files.Calls).Authorization);
    }

    [Fact]
    public async Task A_file_of_OneDrive_is_fetched_without_it()
    {
        await using DeskStage stage = await StartWithTokenAsync();

        await stage.SendsFileAsync(Mara, Steps.Clear, "boot log.txt", stage.Teams.Files.Share(FakeFiles.Ok("kernel panic"u8.ToArray())), Cancelled);

        Assert.Null(Assert.Single(stage.Teams.Files.Calls).Authorization);
    }

    [Fact]
    public async Task A_picture_that_a_message_says_to_lie_on_another_server_never_sees_it()
    {
        await using DeskStage stage = await StartWithTokenAsync();

        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Share());

        Assert.Null(Assert.Single(stage.Teams.Files.Calls).Authorization);
    }

    private static Task<DeskStage> StartWithTokenAsync() => DeskStage.StartAsync(Cancelled, build: builder => builder.Services.AddSingleton(
        provider => new ConnectorToken(new OneToken(), provider.GetRequiredService<TimeProvider>(), NullLogger<ConnectorToken>.Instance)));

    private sealed class OneToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(BotToken, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
