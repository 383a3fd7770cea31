using System.Diagnostics;
using ChatServiceDesk.Classifier.Redaction;

namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>Texts that are made to get something past the redactor, or to keep it busy.</summary>
[Collection(nameof(Alone))]
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("4\u200B1\u200B1\u200B1 1111 1111 1111", "[card]")]
    [InlineData("４１１１ １１１１ １１１１ １１１１", "[card]")]
    [InlineData("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[card]")]
    [InlineData("4111\u00A01111\u20111111\u20111111", "[card]")]
    [InlineData("bob＠other.org", "[e-mail]")]
    [InlineData("my pass\u00ADword is hunter2", "my pass\u00ADword is hunter2")] // A hyphen inside the word itself gets past; the secret has to be called by its name.
    [InlineData("password:\u200B hunter2", "password:\u200B [password]")]
    [InlineData("password\u00A0:\u00A0hunter2", "password\u00A0:\u00A0[password]")]
    [InlineData("password： hunter2", "password： [password]")]
    [InlineData("password: [password] hunter2", "password: [password] hunter2")]
    [InlineData("[password] is [password]", "[password] is [password]")]
    [InlineData("password: 😀😀😀7", "password: [password]")]
    [InlineData("password: abc1\u0301\u0302 next", "password: [password] next")]
    [InlineData("password is hunter2\u0301", "password is [password]")]
    [InlineData("030 1234567\u0301 thanks", "[phone] thanks")]
    [InlineData("pw=a\uD800", "pw=[password]")]
    [InlineData("password is password1", "password is [password]")]
    [InlineData("pw:hunter2;pw:hunter3", "pw:[password]")]
    [InlineData("password: hunter2 password: hunter3", "password: [password] password: [password]")]
    [InlineData("4111 1111 1111 11114111 1111 1111 1111", "4111 1111 1111 11114111 1111 1111 1111")]
    public void Tricks(string text, string redacted) => Assert.Equal(redacted, Cases.Redact(text));

    public static TheoryData<string> Bricks =>
    [
        "1", "1 ", "12-", "+", "+1 ", "(0", "0171 ", "00 ", "1.", "@", "a@", "a@b.", "a.b@c.d ", "pw", "pw ", "pw:", "pw: ", "key:", "key ", "key-", "password is ", "password for ", "is my password ", "token=", "secret ",
        "Bearer ", "eyJ", "eyJ-", "sk-", "://", "a://b:", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----END ", "DE89", "DE89 ", "AB", "4111 ", "4111", "[", "[password]", "[pass", "\"", "pw \"", "pw: \"", "changed ", "password changed to ", "PIN ", "code ",
        "code de ", "login: a/", "a+", "\u200B", "1\u200B", "x", " ", "pw\u200B", "passwordpassword", "-", "_", "😀", "\u0301", "1\u0301", "pw: pw1 ", "hooks.slack.com/services/", "https://", "password\n", "2.1.2026 ",
    ];

    [Theory]
    [MemberData(nameof(Bricks))]
    public void Any_text_takes_time_that_grows_with_its_length_only(string brick)
    {
        string small = Of(brick, 5_000);
        string large = Of(brick, 32 * 5_000);
        Cases.Everything.Redact(small);

        double one = Best(small);
        double many = Best(large);

        // In quadratic time it would be a thousand times as long.
        Assert.True(many < Math.Max(one * 32 * 8, 400), $"5,000 characters took {one:F2} ms, 160,000 took {many:F2} ms.");
        Assert.Equal(Cases.Everything.Redact(large).Text, Cases.Everything.Redact(Cases.Everything.Redact(large).Text).Text);
    }

    [Fact]
    public void A_finding_never_says_what_was_found() =>
        Assert.Equal("Password 1, Email 1", Cases.Everything.Redact("pw: hunter2, bob@other.org").ToString());

    [Fact]
    public void Only_the_kinds_that_are_asked_for_go()
    {
        Redactor secrets = new(new RedactorOptions { Kinds = Redactor.Secrets });

        Redacted redacted = secrets.Redact("pw: hunter2, bob@other.org, 4111 1111 1111 1111");

        Assert.Equal("pw: [password], bob@other.org, 4111 1111 1111 1111", redacted.Text);
        Assert.Equal([new Finding(SensitiveKind.Password, 4, 7)], redacted.Findings);
        Assert.True(redacted.HasSecrets);
    }

    [Fact]
    public void Findings_say_where_and_how_many()
    {
        Redacted redacted = Cases.Everything.Redact("bob@other.org, eve@other.org and 030 1234567");

        Assert.Equal((2, 1, false), (redacted.Count(SensitiveKind.Email), redacted.Count(SensitiveKind.Phone), redacted.HasSecrets));
        Assert.Equal([(0, 13), (15, 28), (33, 44)], redacted.Findings.Select(finding => (finding.Start, finding.End)));
    }

    private static string Of(string brick, int length) => string.Concat(Enumerable.Repeat(brick, length / brick.Length));

    private static double Best(string text)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Cases.Everything.Redact(text);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
