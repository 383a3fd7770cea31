using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables;

/// <summary>Signs each attempt at a blob with the account's key (SharedKey: emulators know no lighter form for blobs).</summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key#blob-queue-and-file-services-shared-key-authorization</remarks>
internal sealed class BlobKeyPolicy(TableSharedKey key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        request.Headers.SetValue("x-ms-date", clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        string length = request.Content is { } content && content.TryComputeLength(out long bytes) && bytes > 0 ? bytes.ToString(CultureInfo.InvariantCulture) : "";
        string toSign = $"{request.Method}\n\n\n{length}\n\n{Header(request, "Content-Type")}\n\n\n\n\n\n\n{Headers(request)}{Resource(request.Uri.ToUri())}";
        string signature = Convert.ToBase64String(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.SetValue("Authorization", $"SharedKey {key.Account}:{signature}");
    }

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out string? value) ? value : "";

    private static string Headers(Request request) => string.Concat(request.Headers
        .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
        .OrderBy(header => header.Name.ToLowerInvariant(), StringComparer.Ordinal)
        .Select(header => $"{header.Name.ToLowerInvariant()}:{header.Value.Trim()}\n"));

    /// <remarks>The only parameter that is ever given is <c>restype</c>.</remarks>
    private string Resource(Uri uri) => $"/{key.Account}{uri.AbsolutePath}{(uri.Query.Length > 0 ? "\n" + uri.Query[1..].Replace('=', ':') : "")}";
}
