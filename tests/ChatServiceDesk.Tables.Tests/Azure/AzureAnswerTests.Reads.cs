using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tables.Tests;

public sealed partial class AzureAnswerTests
{
    [Fact]
    public async Task An_empty_page_is_not_the_end_of_a_range()
    {
        CannedTransport wire = new(
            Page([], ("a b+c", "n&1")), Page(["t|1"], ("a b+c", null)), Page([], ("x", "y")), Page(["t|2", "t|3"], null));

        List<Row> rows = await Table(wire).RangeAsync("o'neil", KeyRange.Between("t|", "t}"), Soon).ToListAsync(Soon);

        Assert.Equal(["t|1", "t|2", "t|3"], rows.Select(row => row.Key));
        Assert.Contains("()?$filter=PartitionKey%20eq%20%27o%27%27neil%27%20and%20RowKey%20ge%20%27t%7C%27%20and%20RowKey%20lt%20%27t%7D%27&$top=1000", wire.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("&NextPartitionKey=a%20b%2Bc&NextRowKey=n%261", wire.Requests[1], StringComparison.Ordinal);
        Assert.EndsWith("&NextPartitionKey=a%20b%2Bc", wire.Requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_rows_are_asked_for_than_are_wanted()
    {
        CannedTransport wire = new(Page(["t|1", "t|2"], ("x", "y")), Page(["t|3"], ("x", "y")));

        List<Row> rows = await Table(wire).RangeAsync("p", KeyRange.All.First(3), Soon).ToListAsync(Soon);

        Assert.Equal(3, rows.Count);
        Assert.Contains("$top=3", wire.Requests[0], StringComparison.Ordinal);
        Assert.Contains("$top=1&", wire.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Please sign in</html>")]
    [InlineData("{\"PartitionKey\":\"p\"}")]
    [InlineData("{\"PartitionKey\":\"p\",\"RowKey\":\"t\",\"Id@odata.type\":\"Edm.Guid\",\"Id\":\"no guid\"}")]
    [InlineData("{\"PartitionKey\":\"p\",\"RowKey\":\"t\",\"Id@odata.type\":\"Edm.Newest\",\"Id\":\"1\"}")]
    public async Task An_answer_that_is_no_row_is_an_error_and_not_a_row(string body)
    {
        CannedTransport wire = new(new CannedResponse(200, body, new() { ["ETag"] = "W/\"1\"" }));

        TableException e = await Assert.ThrowsAsync<TableException>(async () => await Table(wire).GetAsync("p", "t", Soon));

        Assert.Equal(TableErrorCode.None, e.Code);
    }

    [Fact]
    public async Task A_double_is_known_by_its_point_or_exponent()
    {
        CannedTransport wire = new(new CannedResponse(
            200, """{"PartitionKey":"p","RowKey":"t","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-11-23T07:20:43.1Z","A":3.0,"B":3,"C":1E+22}""", new() { ["ETag"] = "W/\"1\"" }));

        Row? row = await Table(wire).GetAsync("p", "t", Soon);

        Assert.Equal(new RowData { ["A"] = 3.0, ["B"] = 3, ["C"] = 1e22 }, row?.Data);
    }

    [Fact]
    public async Task A_credential_is_asked_for_a_storage_token_and_the_token_is_sent()
    {
        CannedTransport wire = new(Page([], null));
        Credential credential = new();
        AzureTable table = new(s_endpoint, "desk", credential, new() { Transport = wire });

        await table.RangeAsync("p", KeyRange.All, Soon).ToListAsync(Soon);

        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.Equal(("Bearer token-1", "2020-12-06"), (wire.Headers[0]["Authorization"], wire.Headers[0]["x-ms-version"]));
    }

    [Fact]
    public async Task A_shared_key_signs_the_date_and_the_path()
    {
        CannedTransport wire = new(Page([], null));
        FakeClock clock = new(new(2026, 11, 23, 7, 20, 43, TimeSpan.Zero));

        await Table(wire, clock).RangeAsync("p", KeyRange.All, Soon).ToListAsync(Soon);

        // printf 'Mon, 23 Nov 2026 07:20:43 GMT\n/desk/desk()' | openssl dgst -sha256 -mac HMAC -macopt key:secret -binary | base64
        Assert.Equal("Mon, 23 Nov 2026 07:20:43 GMT", wire.Headers[0]["x-ms-date"]);
        Assert.Equal("SharedKeyLite desk:tY63Oee841kf1G6qI040Ab4zRw7v/BS6q4ZflRRM0yk=", wire.Headers[0]["Authorization"]);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1desk")]
    [InlineData("desk-1")]
    public void Some_names_are_not_for_tables(string name) =>
        Assert.Throws<ArgumentException>(() => new AzureTable(s_endpoint, name, new Credential()));

    [Fact]
    public void An_endpoint_with_a_query_is_not_one() =>
        Assert.Throws<ArgumentException>(() => new AzureTable(new Uri(s_endpoint, "?sig=secret"), "desk", new Credential()));
}
