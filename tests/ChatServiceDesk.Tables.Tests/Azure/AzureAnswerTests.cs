using System.Net;
using Azure.Core;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>How an <see cref="AzureTable"/> asks, and what it makes of answers that an emulator never gives.</summary>
public sealed partial class AzureAnswerTests(Azurite azurite)
{
    private static readonly Uri s_endpoint = new("https://desk.table.core.windows.net/");

    private static CancellationToken Soon => TestContext.Current.CancellationToken;

    public static TheoryData<int, string?, string, TableErrorCode, int?> Refusals => new()
    {
        { 409, "EntityAlreadyExists", "", TableErrorCode.AlreadyExists, null },
        { 409, null, Json("EntityAlreadyExists", "1:The specified entity already exists."), TableErrorCode.AlreadyExists, 1 },
        { 400, null, Json("PropertyValueTooLarge", "The value is too large."), TableErrorCode.TooLarge, null },
        { 403, null, "\uFEFF<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code><Message>No.</Message></Error>", TableErrorCode.Unauthorized, null },
        { 404, null, "<m:error xmlns:m=\"urn:x\"><m:code>TableNotFound</m:code><m:message>No table.</m:message></m:error>", TableErrorCode.TableNotFound, null },
        { 412, null, "", TableErrorCode.ConditionNotMet, null },
        { 413, null, "", TableErrorCode.TooLarge, null },
        { 400, null, "", TableErrorCode.None, null },
        { 400, null, "{\"odata.error\":42}", TableErrorCode.None, null },
        { 400, null, "{\"odata.error\":", TableErrorCode.None, null },
        { 400, null, "<html><br></html>", TableErrorCode.None, null },
        { 400, null, Json("InvalidInput", "99:Not one of the changes."), TableErrorCode.None, null },
        { 404, null, Json("ResourceNotFound", "0:There is none."), TableErrorCode.NotFound, 0 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_understood_from_header_JSON_XML_or_nothing(int status, string? code, string body, TableErrorCode expected, int? index)
    {
        CannedTransport wire = new(new CannedResponse(status, body, code is null ? [] : new() { ["x-ms-error-code"] = code }));

        TableException refused = await Assert.ThrowsAsync<TableException>(() => Table(wire).CommitAsync("p", A.Inserts(2), Soon));

        Assert.Equal((expected, (HttpStatusCode)status, index), (refused.Code, refused.Status, refused.FailedIndex));
    }

    [Fact]
    public async Task A_refusal_inside_a_batch_names_the_change_and_the_request()
    {
        string body = "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
            + "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + "HTTP/1.1 412 Precondition Failed\r\nDataServiceVersion: 3.0;\r\nContent-Type: application/json\r\n\r\n"
            + Json("UpdateConditionNotSatisfied", "1:The update condition was not satisfied.\\nRequestId:x") + "\r\n--changesetresponse_1--\r\n--batchresponse_1--";
        CannedTransport wire = new(new CannedResponse(202, body, new() { ["x-ms-request-id"] = "request-7" }));

        TableException refused = await Assert.ThrowsAsync<TableException>(() => Table(wire).CommitAsync("p", A.Inserts(2), Soon));

        Assert.Equal((TableErrorCode.ConditionNotMet, HttpStatusCode.PreconditionFailed, 1), (refused.Code, refused.Status, refused.FailedIndex));
        Assert.EndsWith("The update condition was not satisfied. (request request-7)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_table_is_told_with_its_remedy()
    {
        AzureTable table = AzureTable.FromConnectionString(await azurite.ConnectionStringAsync(Soon), Azurite.FreshTableName());

        TableException[] refused =
        [
            await Assert.ThrowsAsync<TableException>(() => table.CommitAsync("p", A.Inserts(1), Soon)),
            await Assert.ThrowsAsync<TableException>(() => table.CommitAsync("p", A.Inserts(2), Soon)),
            await Assert.ThrowsAsync<TableException>(async () => await table.GetAsync("p", "t", Soon)),
            await Assert.ThrowsAsync<TableException>(async () => await table.RangeAsync("p", KeyRange.All, Soon).ToListAsync(Soon)),
        ];

        Assert.All(refused, e => Assert.Equal((TableErrorCode.TableNotFound, false), (e.Code, e.IsConflict)));
        Assert.All(refused, e => Assert.Contains("CreateIfNotExistsAsync", e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_unauthorized()
    {
        AzureTable table = new(await azurite.EndpointAsync(Soon), Azurite.FreshTableName(), new TableSharedKey(Azurite.Account, "d3Jvbmc="));

        Assert.Equal(TableErrorCode.Unauthorized, (await Assert.ThrowsAsync<TableException>(() => table.CreateIfNotExistsAsync(Soon))).Code);
        Assert.Equal(TableErrorCode.Unauthorized, (await Assert.ThrowsAsync<TableException>(async () => await table.GetAsync("p", "t", Soon))).Code);
    }

    [Fact]
    public async Task Creating_a_table_twice_is_no_error()
    {
        AzureTable table = AzureTable.FromConnectionString(await azurite.ConnectionStringAsync(Soon), Azurite.FreshTableName());

        await table.CreateIfNotExistsAsync(Soon);
        await table.CommitAsync("p", [A.Insert("t")], Soon);
        await table.CreateIfNotExistsAsync(Soon);

        Assert.NotNull(await table.GetAsync("p", "t", Soon));
    }

    private static AzureTable Table(CannedTransport wire, TimeProvider? clock = null) =>
        new(s_endpoint, "desk", new TableSharedKey("desk", Convert.ToBase64String("secret"u8)), new() { Transport = wire, Clock = clock ?? TimeProvider.System });

    private static string Json(string code, string words) =>
        $$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"{{words}}"} } }""";

    private static CannedResponse Page(string[] keys, (string Partition, string? Key)? next)
    {
        Dictionary<string, string> headers = [];
        if (next is { } at)
        {
            headers["x-ms-continuation-NextPartitionKey"] = at.Partition;
            if (at.Key is { } key)
            {
                headers["x-ms-continuation-NextRowKey"] = key;
            }
        }

        IEnumerable<string> rows = keys.Select(key => $$"""{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"{{key}}","Timestamp":"2026-11-23T07:20:43Z"}""");
        return new(200, $$"""{"odata.metadata":"https://x","value":[{{string.Join(',', rows)}}]}""", headers);
    }

    private sealed class Credential : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new("token-1", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
