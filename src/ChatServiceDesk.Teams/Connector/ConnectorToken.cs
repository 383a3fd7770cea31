using Azure.Core;

namespace ChatServiceDesk.Teams.Connector;

public sealed class ConnectorToken(TokenCredential? credential, TimeProvider clock)
{
    public const string Scope = "https://api.botframework.com/.default";

    public ValueTask<string?> GetAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{credential}{clock}{cancellationToken}");
}
