namespace ChatServiceDesk.Tables.Tests;

/// <summary>What every store of contents promises. Each implementation inherits it and passes all of it.</summary>
public abstract class BlobContract
{
    private protected static CancellationToken Soon => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_put_is_read_back_byte_by_byte()
    {
        IBlobs blobs = await OpenAsync();
        byte[] content = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number * 31))];

        await blobs.PutAsync("tenant-1/ab12/file-1", content, Soon);

        Assert.Equal(content, await ReadAsync(blobs, "tenant-1/ab12/file-1"));
    }

    [Fact]
    public async Task An_empty_content_is_one()
    {
        IBlobs blobs = await OpenAsync();

        await blobs.PutAsync("tenant/empty", ReadOnlyMemory<byte>.Empty, Soon);

        Assert.Empty(await ReadAsync(blobs, "tenant/empty") ?? [1]);
    }

    [Fact]
    public async Task What_was_never_put_is_not_there()
    {
        IBlobs blobs = await OpenAsync();

        Assert.Null(await blobs.OpenAsync("tenant/nothing", Soon));
        Assert.False(await blobs.DeleteAsync("tenant/nothing", Soon));
    }

    [Fact]
    public async Task Names_are_apart()
    {
        IBlobs blobs = await OpenAsync();

        await blobs.PutAsync("one/x", "first"u8.ToArray(), Soon);
        await blobs.PutAsync("two/x", "second"u8.ToArray(), Soon);

        Assert.Equal("first"u8.ToArray(), await ReadAsync(blobs, "one/x"));
        Assert.Equal("second"u8.ToArray(), await ReadAsync(blobs, "two/x"));
    }

    [Fact]
    public async Task Putting_again_is_no_error()
    {
        IBlobs blobs = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => blobs.PutAsync("tenant/same", "the same"u8.ToArray(), Soon)));

        Assert.Equal("the same"u8.ToArray(), await ReadAsync(blobs, "tenant/same"));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_the_rest_stays()
    {
        IBlobs blobs = await OpenAsync();
        await blobs.PutAsync("tenant/one", "1"u8.ToArray(), Soon);
        await blobs.PutAsync("tenant/two", "2"u8.ToArray(), Soon);

        Assert.True(await blobs.DeleteAsync("tenant/one", Soon));

        Assert.Null(await blobs.OpenAsync("tenant/one", Soon));
        Assert.False(await blobs.DeleteAsync("tenant/one", Soon));
        Assert.Equal("2"u8.ToArray(), await ReadAsync(blobs, "tenant/two"));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../b")]
    [InlineData("/absolute")]
    [InlineData("a//b")]
    [InlineData("Large")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a?b")]
    [InlineData("a\\b")]
    public async Task What_could_lead_elsewhere_is_no_name(string name)
    {
        IBlobs blobs = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => blobs.PutAsync(name, "x"u8.ToArray(), Soon));
        await Assert.ThrowsAsync<ArgumentException>(() => blobs.OpenAsync(name, Soon));
        await Assert.ThrowsAsync<ArgumentException>(() => blobs.DeleteAsync(name, Soon));
    }

    /// <summary>An empty store of its own for each test.</summary>
    private protected abstract ValueTask<IBlobs> OpenAsync();

    private static async Task<byte[]?> ReadAsync(IBlobs blobs, string name)
    {
        await using Stream? stream = await blobs.OpenAsync(name, Soon);
        if (stream is null)
        {
            return null;
        }

        using MemoryStream all = new();
        await stream.CopyToAsync(all, Soon);
        return all.ToArray();
    }
}
