using ChatServiceDesk.Classifier.Redaction;

namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>What the tables have in common.</summary>
internal static class Cases
{
    public static Redactor Everything { get; } = new(new RedactorOptions { OwnDomains = ["example.com"] });

    /// <summary>Redacts, and sees to it that what holds for any text holds for this one.</summary>
    public static string Redact(string text)
    {
        Redacted redacted = Everything.Redact(text);
        Assert.Equal(redacted.Text, Everything.Redact(redacted.Text).Text);
        Assert.True(redacted.Text.Length <= text.Length + (Markers.MostGrowth * redacted.Findings.Count));
        Assert.All(redacted.Findings, finding => Assert.True(finding.Length > 0 && finding.End <= text.Length));
        return redacted.Text;
    }
}
