using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Benchmarks;

/// <summary>A table service that answers at once and always the same. Runs in a process of its own, so that the CPU time and the
/// allocations of the one who asks are theirs alone.</summary>
internal sealed class CannedTableService : IAsyncDisposable
{
    /// <summary>The argument with which this program is such a service.</summary>
    public const string Command = "canned-table-service";

    private const string ETag = "W/\"datetime'2026-11-23T09%3A00%3A00.0000000Z'\"";

    private readonly Process _process;

    private CannedTableService(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>The endpoint of an account whose answer to a batch is one to this many changes.</summary>
    public Uri EndpointFor(int changes) => new(Url, changes.ToString(CultureInfo.InvariantCulture));

    public static async Task<CannedTableService> StartAsync(CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet", [typeof(CannedTableService).Assembly.Location, Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The canned service did not start.");
        string? url = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new CannedTableService(process, new Uri(url ?? throw new InvalidOperationException("The canned service ended at once.")));
    }

    /// <summary>Serves until the input ends, which it also does when the other process dies.</summary>
    public static async Task<int> ServeAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication server = builder.Build();
        Dictionary<string, byte[]> batches = new(StringComparer.Ordinal) { ["8"] = BatchAnswer(8), ["100"] = BatchAnswer(100) };
        byte[] row = Encoding.UTF8.GetBytes(Row);
        server.Run(context => AnswerAsync(context, batches, row));
        await server.StartAsync(cancellationToken);
        await output.WriteLineAsync(server.Urls.First());
        await output.FlushAsync(cancellationToken);
        await input.ReadToEndAsync(cancellationToken);
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, Dictionary<string, byte[]> batches, byte[] row)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        string path = context.Request.Path.Value ?? "";
        byte[] body = [];
        if (path.EndsWith("/$batch", StringComparison.Ordinal))
        {
            (context.Response.StatusCode, context.Response.ContentType) = (StatusCodes.Status202Accepted, "multipart/mixed; boundary=batchresponse_1");
            body = batches[path.Split('/')[1]];
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            (context.Response.ContentType, context.Response.Headers.ETag) = ("application/json;odata=minimalmetadata", ETag);
            body = row;
        }
        else
        {
            (context.Response.StatusCode, context.Response.Headers.ETag) = (StatusCodes.Status204NoContent, ETag);
            return;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] BatchAnswer(int changes)
    {
        string part = "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + $"HTTP/1.1 204 No Content\r\nDataServiceVersion: 1.0;\r\nETag: {ETag}\r\n\r\n\r\n";
        return Encoding.UTF8.GetBytes(
            "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
            + string.Concat(Enumerable.Repeat(part, changes))
            + "--changesetresponse_1--\r\n--batchresponse_1--\r\n");
    }

    private static string Row { get; } = $$"""
        {"odata.metadata":"http://127.0.0.1/$metadata#desk/@Element","odata.etag":"W/\"datetime'2026-11-23T09%3A00%3A00.0000000Z'\"",
        "PartitionKey":"{{SampleRow.Partition}}","RowKey":"{{SampleRow.Key(1042)}}","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-11-23T09:00:00Z",
        "Number":"INC-1042","Version":3,"Title":"The laptop does not start any more",
        "Description":"{{SampleRow.Data.String("Description")}}",
        "Category":"hardware","Queue":"workplace","State":"InProgress","Priority":3,
        "RequesterId":"0f22e612-221b-4460-912b-2cc6833060d0","RequesterName":"Mara Lindqvist",
        "OpenedAt@odata.type":"Edm.DateTime","OpenedAt":"2026-11-23T09:00:00Z",
        "FirstResponseDue@odata.type":"Edm.DateTime","FirstResponseDue":"2026-11-23T10:00:00Z",
        "ResolutionDue@odata.type":"Edm.DateTime","ResolutionDue":"2026-11-23T17:00:00Z",
        "IsPaused":false,"_op":"4be1f1d80bbf4b6eb0bb0d6d3a0c0a3b"}
        """;
}
