namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>What programs log on with. The samples are put together here, so that no scanner takes them for real ones.</summary>
public sealed class KeyTests
{
    private const string Azure = "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYm==";

    [Theory]
    [InlineData("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    [InlineData("AKIA" + "IOSFODNN7EXAMPLE")]
    [InlineData("ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a")]
    [InlineData("github" + "_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz")]
    [InlineData("xoxb" + "-123456789012-abcdefABCDEF")]
    [InlineData("glpat" + "-abcdefghij0123456789")]
    [InlineData("sk" + "_live_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("AIza" + "SyA1234567890abcdefghijklmnopqrstuvw")]
    [InlineData("abc8Q~" + "Wdef0123456789abcdefghijklmnopq.rs")]
    [InlineData(Azure)]
    [InlineData("000011-000022-000033-000044-000055-000066-000077-000088")]
    public void Keys_with_a_shape_of_their_own(string key) => Assert.Equal("it says [token] there", Cases.Redact($"it says {key} there"));

    [Theory]
    [InlineData("Authorization: Bearer abcdef0123456789abcdef", "Authorization: Bearer [token]")]
    [InlineData("api key: 9f8e7d6c5b4a", "api key: [token]")]
    [InlineData("client secret is Xy7kk02mmA", "client secret is [token]")]
    [InlineData("token=9f8e7d6c5b4a", "token=[token]")]
    [InlineData("the key is 0123456789abcdef0123456789abcdef", "the key is [token]")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=desk;AccountKey=" + Azure + ";EndpointSuffix=core", "DefaultEndpointsProtocol=https;AccountName=desk;AccountKey=[token];EndpointSuffix=core")]
    [InlineData("Server=db1;User Id=sa;Password=s3cr3t;Encrypt=true", "Server=db1;User Id=sa;Password=[password];Encrypt=true")]
    [InlineData("Server=db1;Uid=sa;Pwd=geheim;", "Server=db1;Uid=sa;Pwd=[password];")]
    [InlineData("postgres://bob:s3cr3t@db1:5432/app", "postgres://bob:[password]@db1:5432/app")]
    [InlineData("https://bob:p@ss:w#rd@host.example.com/x", "https://bob:[password]@host.example.com/x")]
    [InlineData("https://host/a?sv=2024-01-01&sig=abc123DEF456%3D&se=2026", "https://host/a?sv=2024-01-01&sig=[token]&se=2026")]
    [InlineData("https://hooks.slack.com/" + "services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "https://hooks.slack.com/services/[token]")]
    public void Keys_in_their_context(string text, string redacted) => Assert.Equal(redacted, Cases.Redact(text));

    [Theory]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("OPENSSH PRIVATE KEY")]
    [InlineData("PGP PRIVATE KEY BLOCK")]
    public void Private_keys_go_with_their_frame(string label) =>
        Assert.Equal("here:\n[private key]\nthanks", Cases.Redact($"here:\n-----BEGIN {label}-----\nMIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn\n/ygWyF0qJDr\n-----END {label}-----\nthanks"));

    [Fact]
    public void A_private_key_that_was_cut_off_goes_as_far_as_it_goes() =>
        Assert.Equal("[private key]\nand then it stopped", Cases.Redact("-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn\n/ygWyF0qJDr0123456789\nand then it stopped"));

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIEpAIB\n-----END CERTIFICATE-----")]
    [InlineData("https://host:8080/a and ftp://bob@host/b")]
    [InlineData("http://host:8080?to=ada@example.com")]
    [InlineData("commit 9f8e7d6c5b4a0123456789abcdef0123456789ab")]
    [InlineData("the token expired")]
    [InlineData("press any key: nothing happens")]
    [InlineData("bearer of bad news")]
    [InlineData("product key is missing")]
    public void What_opens_nothing_stays(string text) => Assert.Equal(text, Cases.Redact(text));
}
