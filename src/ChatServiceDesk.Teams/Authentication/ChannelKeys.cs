using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Teams.Authentication;

public sealed class ChannelKeys(Uri openIdMetadata, HttpClient http, TimeProvider clock, ILogger<ChannelKeys> logger)
{
    public Task<bool> WarmUpAsync(CancellationToken cancellationToken) => throw new NotSupportedException($"{openIdMetadata}{http}{clock}{logger}");
}
