namespace ChatServiceDesk.Testing.Wire;

/// <summary>The channel's OpenID endpoint on this machine. It has three keys until a test says otherwise: <c>k1</c> speaks for
/// Teams, <c>k2</c> for Web Chat, <c>k3</c> for nobody.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    private readonly ScriptedServer _server;

    public LocalIssuer()
    {
        Keys = new Reply.Answer(200, Document(
            SigningKey.First.ToJson("k1", ["msteams", "directline", "emulator", "AseChannel"]),
            SigningKey.First.ToJson("k2", ["webchat"]),
            SigningKey.First.ToJson("k3", null)));
        _server = new ScriptedServer(request => request.Target is "/v1/keys" ? Keys : Metadata ?? Pointer());
    }

    public Uri MetadataUrl => new(_server.Url, "v1/.well-known/openidconfiguration");

    /// <summary><see langword="null"/> for the right one.</summary>
    public Reply? Metadata { get; set; }

    public Reply Keys { get; set; }

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => _server.Requests.Count(request => request.Target is "/v1/keys");

    /// <summary>How often anything was.</summary>
    public int Requests => _server.Requests.Count;

    public static string Document(params string[] keys) => $$"""{"keys":[{{string.Join(',', keys)}}]}""";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Reply.Answer Pointer() =>
        new(200, $$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{_server.Url}}v1/keys","id_token_signing_alg_values_supported":["RS256"]}""");
}
