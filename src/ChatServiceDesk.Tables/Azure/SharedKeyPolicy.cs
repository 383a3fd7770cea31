using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables;

/// <summary>Signs each attempt with the account's key (SharedKeyLite).</summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key</remarks>
internal sealed class SharedKeyPolicy(TableSharedKey key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        string date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        string toSign = $"{date}\n/{key.Account}{message.Request.Uri.ToUri().AbsolutePath}";
        string signature = Convert.ToBase64String(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(toSign)));
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {key.Account}:{signature}");
    }
}
