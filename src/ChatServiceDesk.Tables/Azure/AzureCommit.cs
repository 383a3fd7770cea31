using System.Text.Json;
using Azure;
using Azure.Core;

namespace ChatServiceDesk.Tables;

/// <summary>One commit from the first attempt to a certain end, or to the admission that there is none.</summary>
/// <remarks>
/// The pipeline repeats a request that got no clear answer, and every attempt carries the same operation id. So a
/// refusal after an unclear attempt may be the echo of our own success: the rows are read back, and if one bears our
/// id the commit has happened. A batch is sure to be recognised when it inserts a row that nobody replaces.
/// </remarks>
internal sealed class AzureCommit(AzureConnection connection, string partition, IReadOnlyList<RowChange> changes)
{
    // For a row that somebody replaced again before we could read which version we had left: matches none.
    private static readonly ETag s_superseded = new("W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    private readonly string _operationId = Guid.NewGuid().ToString("N");

    public async Task<IReadOnlyList<ETag>> RunAsync(CancellationToken cancellationToken)
    {
        using HttpMessage message = changes.Count is 1 ? Single(changes[0]) : Batch();
        TableException? failure = await connection.TrySendAsync(message, cancellationToken);
        IReadOnlyList<ETag> etags = [];
        if (failure is null)
        {
            (etags, failure) = changes.Count is 1 ? ReadSingle(message.Response) : ReadBatch(message.Response);
        }

        return failure is null ? etags
            : !AttemptPolicy.WasUnclear(message) && failure.Code is not TableErrorCode.Unclear ? throw failure
            : await FindOutAsync(failure, cancellationToken);
    }

    private HttpMessage Batch()
    {
        HttpMessage message = connection.Message(RequestMethod.Post, connection.Address.Batch);
        BatchBody batch = new(connection.Address, partition, _operationId);
        BodyBuffer body = new(2048 * changes.Count);
        batch.Write(changes, body);
        message.Request.Headers.SetValue("Content-Type", batch.ContentType);
        message.Request.Content = RequestContent.Create(body.Written);
        return message;
    }

    private HttpMessage Single(RowChange change)
    {
        TableAddress address = connection.Address;
        HttpMessage message = change switch
        {
            RowChange.Insert insert => WithRow(connection.Message(RequestMethod.Post, new(address.Table)), insert.Key, insert.Data),
            RowChange.Replace replace => WithRow(connection.Message(RequestMethod.Put, new(address.Row(partition, replace.Key))), replace.Key, replace.Data),
            _ => connection.Message(RequestMethod.Delete, new(address.Row(partition, change.Key))),
        };
        if (change is RowChange.Replace { IfMatch: var replaced })
        {
            message.Request.Headers.SetValue("If-Match", replaced.ToString());
        }
        else if (change is RowChange.Delete { IfMatch: var deleted })
        {
            message.Request.Headers.SetValue("If-Match", deleted.ToString());
        }

        return message;
    }

    private HttpMessage WithRow(HttpMessage message, string key, RowData data)
    {
        BodyBuffer body = new(1024);
        using (Utf8JsonWriter json = new(body, RowWriter.ByItself))
        {
            RowWriter.Write(json, partition, key, data, _operationId);
        }

        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(body.Written);
        return message;
    }

    private (IReadOnlyList<ETag> ETags, TableException? Failure) ReadSingle(Response response) => response.Status is >= 200 and < 300
        ? ([changes[0] is RowChange.Delete ? default : response.Headers.ETag ?? default], null)
        : ([], TableErrors.Of(response, connection.Address, changes.Count));

    private (IReadOnlyList<ETag> ETags, TableException? Failure) ReadBatch(Response response)
    {
        if (response.Status is not 202)
        {
            return ([], TableErrors.Of(response, connection.Address, changes.Count));
        }

        return BatchAnswer.Read(response.Content.ToMemory(), changes.Count) switch
        {
            null => ([], Unclear($"What {connection.Address} answered is not an answer to a batch.", innerException: null)),
            { Refused: { } no } => ([], TableErrors.Of(no.Status, no.Code, no.Content, response.Headers.RequestId, connection.Address, changes.Count)),
            { ETags: var etags } => (etags, null),
        };
    }

    private async Task<IReadOnlyList<ETag>> FindOutAsync(TableException failure, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBackAsync(cancellationToken) ?? throw (failure.IsTransient ? Unclear(failure.Message, failure) : failure);
        }
        catch (TableException e) when (e != failure && e.Code is not TableErrorCode.Unclear)
        {
            throw Unclear($"The table at {connection.Address} did not say whether a batch was written, and reading it back failed too.", e);
        }
    }

    // Null: nothing shows that the batch was written.
    private async Task<IReadOnlyList<ETag>?> ReadBackAsync(CancellationToken cancellationToken)
    {
        ETag[] etags = new ETag[changes.Count];
        (bool isOurs, bool writes, bool allGone) = (false, false, true);
        for (int index = 0; index < etags.Length; index++)
        {
            StoredRow? stored = await connection.GetAsync(partition, changes[index].Key, cancellationToken);
            if (changes[index] is RowChange.Delete)
            {
                allGone &= stored is null;
                continue;
            }

            bool bearsOurId = stored?.OperationId == _operationId;
            (isOurs, writes) = (isOurs || bearsOurId, true);
            etags[index] = bearsOurId && stored is not null ? stored.Row.ETag : s_superseded;
        }

        return isOurs || (!writes && allGone) ? etags : null;
    }

    private static TableException Unclear(string message, Exception? innerException) =>
        new(System.Net.HttpStatusCode.GatewayTimeout, TableErrorCode.Unclear, message, innerException: innerException);
}
