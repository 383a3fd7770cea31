namespace ChatServiceDesk.Tables.Tests;

public sealed class ConnectionStringTests
{
    public static TheoryData<string, string> Endpoints => new()
    {
        { "UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1" },
        { "AccountName=desk;AccountKey=c2VjcmV0", "https://desk.table.core.windows.net/" },
        { "DefaultEndpointsProtocol=http;AccountName=desk;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn", "http://desk.table.core.chinacloudapi.cn/" },
        { "accountname=desk; accountkey=c2VjcmV0 ;TableEndpoint=https://127.0.0.1:5/x/;", "https://127.0.0.1:5/x/" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void An_endpoint_is_named_or_made_from_the_account(string connectionString, string endpoint) =>
        Assert.Equal(new Uri(endpoint), ConnectionString.Parse(connectionString).Endpoint);

    [Theory]
    [InlineData("AccountKey=c2VjcmV0", "AccountName")]
    [InlineData("AccountName=desk;SharedAccessSignature=sig", "AccountKey")]
    [InlineData("c2VjcmV0", "Name=value")]
    [InlineData("AccountName=desk;AccountKey=c2VjcmV0;TableEndpoint=c2VjcmV0", "TableEndpoint")]
    public void What_is_wrong_is_said_without_showing_the_key(string connectionString, string words)
    {
        FormatException e = Assert.Throws<FormatException>(() => ConnectionString.Parse(connectionString));

        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_ends_in_equals_signs_is_whole() =>
        Assert.Equal([1], ConnectionString.Parse("AccountName=desk;AccountKey=AQ==").Key.Secret);
}
