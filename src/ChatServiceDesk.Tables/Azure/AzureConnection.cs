using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables;

/// <summary>Sends requests to one table and says what came of them.</summary>
internal sealed class AzureConnection(TableAddress address, HttpPipelinePolicy authentication, AzureTableOptions options)
{
    // Azure.Data.Tables has used it since 2020; the first one that Entra ID sign-in works with.
    private const string ServiceVersion = "2020-12-06";

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(options, [], [authentication, new AttemptPolicy(options.ServiceClock)], responseClassifier: null);

    public TableAddress Address => address;

    public HttpMessage Message(RequestMethod method, Uri uri)
    {
        HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        message.Request.Headers.SetValue("x-ms-version", ServiceVersion);
        return message;
    }

    /// <returns><see langword="null"/> when there was an answer, which the message then has; otherwise why there was none.</returns>
    public async Task<TableException?> TrySendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return AttemptPolicy.WasUnclear(message)
                ? new(System.Net.HttpStatusCode.GatewayTimeout, TableErrorCode.Unclear, $"The table at {address} did not answer.", innerException: e)
                : new(System.Net.HttpStatusCode.ServiceUnavailable, TableErrorCode.Busy, $"The table at {address} could not be reached.", innerException: e);
        }
    }

    /// <returns>The answer; <see langword="null"/> when what was asked for does not exist.</returns>
    /// <exception cref="TableException">There was no answer, or it was a refusal.</exception>
    public async Task<Response?> ReadAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        if (await TrySendAsync(message, cancellationToken) is { } failure)
        {
            throw new TableException(failure.Status, TableErrorCode.Busy, failure.Message, innerException: failure.InnerException);
        }

        if (message.Response.Status is 200)
        {
            return message.Response;
        }

        TableException refusal = TableErrors.Of(message.Response, address);
        return refusal.Code is TableErrorCode.NotFound ? null : throw refusal;
    }

    public async Task<StoredRow?> GetAsync(string partition, string key, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Get, new(address.Row(partition, key)));
        if (await ReadAsync(message, cancellationToken) is not { } response)
        {
            return null;
        }

        try
        {
            return new RowReader().ReadRow(response.Content.ToMemory().Span, response.Headers.ETag);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException)
        {
            throw NotUnderstood(response, e);
        }
    }

    public TableException NotUnderstood(Response response, Exception? why) =>
        new((System.Net.HttpStatusCode)response.Status, TableErrorCode.None, $"What {address} answered is not what a table answers.", innerException: why);
}
