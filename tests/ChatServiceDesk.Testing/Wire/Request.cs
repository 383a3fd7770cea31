namespace ChatServiceDesk.Testing.Wire;

/// <param name="Method">As sent.</param>
/// <param name="Target">Path and query as sent, before any decoding.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">Empty for none.</param>
internal sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");
}
