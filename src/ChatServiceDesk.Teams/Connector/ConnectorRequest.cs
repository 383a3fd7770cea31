namespace ChatServiceDesk.Teams.Connector;

/// <summary>One call to the connector.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="ServiceUrl">From the conversation; checked before anything is sent.</param>
/// <param name="Path">Below the service URL, ids percent-encoded.</param>
/// <param name="Body">JSON, or <see langword="null"/>.</param>
/// <param name="IsRepeatable">Doing it twice is as good as doing it once.</param>
/// <param name="DeliveryId">Names what is delivered, however often it is tried; <see langword="null"/> if it has no name.</param>
internal sealed record ConnectorRequest(HttpMethod Method, Uri ServiceUrl, string Path, byte[]? Body, bool IsRepeatable, string? DeliveryId = null)
{
    /// <summary>The address to call. The service URL may end in a slash or not.</summary>
    public Uri Url => new(new Uri(ServiceUrl.AbsoluteUri.TrimEnd('/') + "/"), Path);
}
