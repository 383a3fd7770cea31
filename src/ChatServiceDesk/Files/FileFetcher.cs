using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Azure;
using Azure.Identity;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Files;

/// <summary>Fetches one file: from an address that is allowed, with the token only where it belongs, in a time that has an end, and never more than the settings allow.</summary>
internal sealed class FileFetcher(FileHttp http, ConnectorToken token, FilePolicy policy, DeskSettings settings, TimeProvider clock) : IDisposable
{
    private const int MostRedirects = 3;
    private const int BytesPerRead = 64 * 1024;

    /// <summary>A file is held in memory until it is stored, so only so many are fetched at once.</summary>
    private const int AtOnce = 4;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(AtOnce);

    public void Dispose() => _gate.Dispose();

    public async Task<FetchResult> GetAsync(StoredFile file, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        using CancellationTokenSource time = new(Timeout, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            return await FollowAsync(new Uri(file.Url), new Uri(file.ServiceUrl), file.WithToken, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new FetchResult.Failed("the file can't be reached");
        }
        catch (Exception e) when (e is AuthenticationFailedException or RequestFailedException)
        {
            return new FetchResult.Failed(ConnectorCodes.TokenUnavailable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Failed("the file took too long");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Goes where it is sent on, as long as that is the same server.</summary>
    private async Task<FetchResult> FollowAsync(Uri first, Uri serviceUrl, bool withToken, CancellationToken cancellationToken)
    {
        Uri at = first;
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            if (policy.Judge(at, serviceUrl, isDownload: !withToken) is not { } goesWithToken || !FilePolicy.IsSameServer(at, first))
            {
                return new FetchResult.Refused(FileRefusal.Host);
            }

            using HttpRequestMessage request = new(HttpMethod.Get, at);
            if (withToken && goesWithToken && await token.GetAsync(cancellationToken) is { } bearer)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            }

            using HttpResponseMessage response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await JudgeAsync(response, cancellationToken);
            }

            if (response.Headers.Location is not { } location)
            {
                break;
            }

            at = new Uri(at, location);
        }

        return new FetchResult.Refused(FileRefusal.Unreachable);
    }

    private async Task<FetchResult> JudgeAsync(HttpResponseMessage response, CancellationToken cancellationToken) => response.StatusCode switch
    {
        HttpStatusCode.OK => await ReadAsync(response.Content, cancellationToken),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new FetchResult.Refused(FileRefusal.Unreachable),
        var status => new FetchResult.Failed(string.Create(CultureInfo.InvariantCulture, $"the file's server said {(int)status}"), WaitOf(response)),
    };

    private async Task<FetchResult> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        int most = settings.Files.MaxBytes;
        if (content.Headers.ContentLength > most)
        {
            return new FetchResult.Refused(FileRefusal.TooBig);
        }

        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        using MemoryStream all = new();
        byte[] piece = new byte[BytesPerRead];
        for (int read; (read = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (all.Length + read > most)
            {
                return new FetchResult.Refused(FileRefusal.TooBig); // Whatever the header said.
            }

            await all.WriteAsync(piece.AsMemory(0, read), cancellationToken);
        }

        return content.Headers.ContentLength is { } promised && promised != all.Length ? new FetchResult.Failed("the file broke off") : new FetchResult.Content(all.ToArray());
    }

    private TimeSpan? WaitOf(HttpResponseMessage response) =>
        (response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - clock.GetUtcNow() : null) is { } wait && wait > TimeSpan.Zero ? wait : null;
}
