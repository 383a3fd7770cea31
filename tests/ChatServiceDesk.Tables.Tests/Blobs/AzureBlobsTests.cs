using System.Net;
using ChatServiceDesk.Testing;

[assembly: AssemblyFixture(typeof(AzuriteBlobs))]

namespace ChatServiceDesk.Tables.Tests;

public sealed class AzureBlobsTests(AzuriteBlobs azurite) : BlobContract
{
    [Fact]
    public async Task A_wrong_key_is_refused_and_said()
    {
        string wrong = (await azurite.ConnectionStringAsync(Soon)).Replace(Azurite.Key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);
        AzureBlobs blobs = AzureBlobs.FromConnectionString(wrong, "files");

        BlobException refused = await Assert.ThrowsAsync<BlobException>(() => blobs.PutAsync("tenant/one", "1"u8.ToArray(), Soon));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Theory]
    [InlineData("https://account.table.core.windows.net", "https://account.blob.core.windows.net/")]
    [InlineData("https://account.table.core.usgovcloudapi.net/", "https://account.blob.core.usgovcloudapi.net/")]
    public void The_blobs_of_an_account_are_beside_its_tables(string tables, string blobs) => Assert.Equal(new Uri(blobs), AzureBlobs.BesideTables(new Uri(tables)));

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=AAAA", "https://a.blob.core.windows.net")]
    [InlineData("AccountName=a;AccountKey=AAAA;BlobEndpoint=https://b.example.com", "https://b.example.com")]
    public void A_connection_string_says_where_the_blobs_are(string text, string address) => Assert.Equal(new Uri(address), ConnectionString.ParseBlobs(text).Endpoint);

    [Theory]
    [InlineData("ab")]
    [InlineData("Files")]
    [InlineData("-files")]
    [InlineData("files/other")]
    public void What_is_no_container_is_refused(string container) =>
        Assert.Throws<ArgumentException>(() => AzureBlobs.FromConnectionString("UseDevelopmentStorage=true", container));

    private protected override async ValueTask<IBlobs> OpenAsync() =>
        AzureBlobs.FromConnectionString(await azurite.ConnectionStringAsync(Soon), $"c{Guid.NewGuid():N}");
}
