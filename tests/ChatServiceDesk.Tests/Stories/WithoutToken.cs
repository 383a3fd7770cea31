using Azure.Core;
using Azure.Identity;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The bot's secret has run out: Entra gives no token, and nothing can be sent until somebody puts that right.</summary>
public sealed class WithoutToken : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task What_is_to_be_sent_waits_and_nothing_is_lost()
    {
        ForgetfulCredential credential = new();
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, build: builder => builder.Services.AddSingleton(
            provider => new ConnectorToken(credential, provider.GetRequiredService<TimeProvider>(), NullLogger<ConnectorToken>.Instance)));
        credential.Now = () => stage.Clock.GetUtcNow();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        credential.HasRunOut = true;
        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);

        await ticket.ClaimAsync(Ben, Cancelled);
        for (int minute = 0; minute < 180; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Empty(stage.TextsTo(Mara));
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);

        credential.HasRunOut = false;
        for (int minute = 0; minute < 3; minute++)
        {
            await stage.PassAsync(TimeSpan.FromSeconds(61), Cancelled);
        }

        Assert.Single(stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    private sealed class ForgetfulCredential : TokenCredential
    {
        public Func<DateTimeOffset> Now { get; set; } = () => DeskStage.Start;

        public bool HasRunOut { get; set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => HasRunOut
            ? throw new AuthenticationFailedException("The secret has run out.")
            : new AccessToken("token", Now().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
