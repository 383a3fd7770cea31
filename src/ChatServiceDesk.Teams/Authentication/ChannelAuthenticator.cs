using ChatServiceDesk.Teams.Activities;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Teams.Authentication;

public sealed class ChannelAuthenticator(
    ChannelAuthenticationOptions options, ChannelKeys keys, TimeProvider clock, ILogger<ChannelAuthenticator> logger)
{
    public ValueTask<AuthenticationResult> CheckAsync(
        string? authorizationHeader, Activity activity, bool isLoopback, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{options}{keys}{clock}{logger}");
}
