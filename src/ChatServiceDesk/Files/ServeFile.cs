using System.Globalization;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using Microsoft.Net.Http.Headers;

namespace ChatServiceDesk.Files;

/// <summary><c>GET /files/{tenant}/{ticket}/{file}</c>: a file to whoever has a link that the desk has made for it. Browsers save it; nothing in it is run or shown as a page of the desk.</summary>
internal sealed partial class ServeFile(FileLinks links, FileStore files, TicketStore tickets, TenantStore tenants, IBlobs blobs, DeskSettings settings, ILogger<ServeFile> logger)
{
    private const string NotFound = "There is no such file, or this link is not for it.";

    public async Task HandleAsync(HttpContext context, string tenant, long ticket, string file)
    {
        Protect(context.Response.Headers);
        IQueryCollection query = context.Request.Query;
        CancellationToken cancelled = context.RequestAborted;
        try
        {
            bool? isGood = Partitions.IsTenant(tenant) && file.Length == 64 && long.TryParse(query["e"], NumberStyles.None, CultureInfo.InvariantCulture, out long expires)
                ? await links.IsGoodAsync(tenant, ticket, file, query["r"].ToString(), expires, query["s"].ToString(), cancelled)
                : false;
            await (isGood switch
            {
                true when await FindAsync(tenant, ticket, file, query["r"].ToString(), cancelled) is { } found => SendAsync(context, tenant, found),
                null => SayAsync(context, StatusCodes.Status410Gone, "This link has expired."),
                _ => RefuseAsync(context, ticket),
            });
        }
        catch (Exception e) when (e is TableException or BlobException)
        {
            LogFailed(ticket, e);
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "The file can't be read just now. Please try again in a minute.");
        }
    }

    /// <summary>The link may be older than what has happened since: a team that has the ticket no more has its files no more.</summary>
    private async ValueTask<StoredFile?> FindAsync(string tenant, long ticket, string file, string reader, CancellationToken cancellationToken)
    {
        if (ticket <= 0)
        {
            return null;
        }

        string partition = Partitions.Shard(tenant, Partitions.ShardOf(ticket, await tenants.ShardsAsync(tenant, cancellationToken)));
        return await tickets.FindAsync(partition, ticket, cancellationToken) is { } stored
            && await files.FindAsync(partition, ticket, file, cancellationToken) is { State: FileState.Stored } found
            && (reader == FileLinks.ForRequester || (reader == FileLinks.ForTeam(stored.QueueVersion) && FileNews.IsFor(found, stored.Ticket, settings)))
                ? found
                : null;
    }

    private async Task SendAsync(HttpContext context, string tenant, StoredFile file)
    {
        await using Stream? content = await blobs.OpenAsync(file.BlobName(tenant), context.RequestAborted);
        if (content is null)
        {
            LogMissing(file.Id);
            await SayAsync(context, StatusCodes.Status404NotFound, NotFound);
            return;
        }

        ContentDispositionHeaderValue disposition = new("attachment");
        disposition.SetHttpFileName(file.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = FileKinds.All.FirstOrDefault(kind => kind.Name == file.Kind)?.ContentType ?? "application/octet-stream";
        context.Response.ContentLength = file.Size;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private Task RefuseAsync(HttpContext context, long ticket)
    {
        LogRefused(ticket, context.Connection.RemoteIpAddress);
        return SayAsync(context, StatusCodes.Status404NotFound, NotFound);
    }

    private static Task SayAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words, context.RequestAborted);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    [LoggerMessage(3111, LogLevel.Warning, "Files: a link to a file of ticket {Ticket} was refused, asked from {Remote}")]
    private partial void LogRefused(long ticket, System.Net.IPAddress? remote);

    [LoggerMessage(3112, LogLevel.Error, "Files: the contents of {File} are missing; run verify")]
    private partial void LogMissing(string file);

    [LoggerMessage(3113, LogLevel.Error, "Files: a file of ticket {Ticket} could not be read")]
    private partial void LogFailed(long ticket, Exception exception);
}
