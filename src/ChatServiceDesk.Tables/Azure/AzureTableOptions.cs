using Azure.Core;

namespace ChatServiceDesk.Tables;

/// <summary>How an <see cref="AzureTable"/> sends: transport, retries and diagnostics are those of Azure.Core.</summary>
public sealed class AzureTableOptions : ClientOptions
{
    /// <summary>Retries 4 times after 0.2 s and more, at most 4 s apart, and gives one attempt 10 s unless told otherwise.</summary>
    public AzureTableOptions()
    {
        Retry.MaxRetries = 4;
        Retry.Delay = TimeSpan.FromMilliseconds(200);
        Retry.MaxDelay = TimeSpan.FromSeconds(4);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        Diagnostics.IsLoggingEnabled = false; // What fails is said by the exception; every single request is nobody's business.
        Diagnostics.IsDistributedTracingEnabled = false; // The HTTP client below traces each request already.
    }

    /// <summary>Dates the requests that a shared key signs; the service refuses what is off by more than 15 minutes.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Hears the time from every answer; <see langword="null"/> if nobody wants to know it.</summary>
    public ServiceClock? ServiceClock { get; set; }
}
