using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables;

/// <summary>One container of Azure Blob storage, or of Azurite, over its REST protocol. Made when the first content comes.</summary>
/// <remarks>Requests go through the same pipeline, with the same credential, as those of <see cref="AzureTable"/>.
/// Source: https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api</remarks>
public sealed class AzureBlobs : IBlobs
{
    private const string ServiceVersion = "2020-12-06"; // That of the tables.

    private readonly HttpPipeline _pipeline;
    private readonly string _container;

    /// <param name="endpoint">The blob service, such as <c>https://account.blob.core.windows.net</c>.</param>
    /// <param name="container">3 to 63 small letters, digits and dashes.</param>
    /// <param name="credential">May read and write the container's blobs.</param>
    /// <param name="options">As for the table.</param>
    public AzureBlobs(Uri endpoint, string container, TokenCredential credential, AzureTableOptions? options = null)
        : this(endpoint, container, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), options ?? new())
    {
    }

    private AzureBlobs(Uri endpoint, string container, HttpPipelinePolicy authentication, AzureTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(container);
        if (container.Length is < 3 or > 63 || !container.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-') || container[0] is '-' || container[^1] is '-')
        {
            throw new ArgumentException($"A container's name has 3 to 63 small letters, digits and dashes: '{container}'.", nameof(container));
        }

        _container = $"{endpoint.AbsoluteUri.TrimEnd('/')}/{container}";
        _pipeline = HttpPipelineBuilder.Build(options, [], [authentication, new AttemptPolicy(options.ServiceClock)], responseClassifier: null);
    }

    /// <param name="connectionString">With an account key, or <c>UseDevelopmentStorage=true</c> for Azurite on its usual port.</param>
    /// <param name="container">See the constructor.</param>
    /// <param name="options">As for the table.</param>
    /// <exception cref="FormatException">The connection string is not one.</exception>
    public static AzureBlobs FromConnectionString(string connectionString, string container, AzureTableOptions? options = null)
    {
        options ??= new();
        (Uri endpoint, TableSharedKey key) = ConnectionString.ParseBlobs(connectionString);
        return new(endpoint, container, new BlobKeyPolicy(key, options.Clock), options);
    }

    /// <summary>The address of the blob service of an account whose table service is known.</summary>
    public static Uri BesideTables(Uri tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return new(tables.AbsoluteUri.Replace(".table.", ".blob.", StringComparison.OrdinalIgnoreCase));
    }

    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        string address = AddressOf(name);
        int status = await PutOnceAsync(address, content, cancellationToken);
        if (status is 404)
        {
            await CreateContainerAsync(cancellationToken);
            status = await PutOnceAsync(address, content, cancellationToken);
        }

        if (status is not 201)
        {
            throw Refused(status);
        }
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Get, AddressOf(name));
        message.BufferResponse = false;
        Response response = await SendAsync(message, cancellationToken);
        return response.Status switch
        {
            200 => message.ExtractResponseContent() ?? Stream.Null,
            404 => null,
            var status => throw Refused(status),
        };
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Delete, AddressOf(name));
        return (await SendAsync(message, cancellationToken)).Status switch
        {
            202 => true,
            404 => false,
            var status => throw Refused(status),
        };
    }

    private async Task<int> PutOnceAsync(string address, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Put, address);
        message.Request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream"); // What it is, the desk says when it serves it.
        message.Request.Content = RequestContent.Create(content);
        return (await SendAsync(message, cancellationToken)).Status;
    }

    private async Task CreateContainerAsync(CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Put, $"{_container}?restype=container");
        Response response = await SendAsync(message, cancellationToken);
        if (response.Status is not (201 or 409)) // 409: another replica was faster.
        {
            throw Refused(response.Status);
        }
    }

    private string AddressOf(string name) => $"{_container}/{BlobName.Checked(name)}";

    private HttpMessage Message(RequestMethod method, string address)
    {
        HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        message.Request.Headers.SetValue("x-ms-version", ServiceVersion);
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new BlobException(0, $"The container at {_container} did not answer.", e);
        }
    }

    private BlobException Refused(int status) => new((HttpStatusCode)status, $"The container at {_container} refused ({status}).");
}
