namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>What people write to a service desk, thousands of times: almost none of it is a secret.</summary>
public sealed class ShippedUtterancesTests
{
    /// <summary>Read one by one: addresses outside the organisation and numbers to ring somebody at.</summary>
    private static readonly string[] Right =
    [
        "Email: dispatch-north@example.org", "Email: news@shop.example", "Email: orders@partner.example", "Email: tenders@city.example.org",
        "Phone: 555-0117", "Phone: 555-0137", "Phone: 555-0188",
    ];

    [Fact]
    public void Nothing_is_lost_but_what_should_not_be_kept()
    {
        string[] taken = [.. UtteranceFile.Shipped().SelectMany(utterance =>
            Cases.Everything.Redact(utterance.Text).Findings.Select(finding => $"{finding.Kind}: {utterance.Text[finding.Start..finding.End]}"))];

        Assert.Empty(taken.Except(Right));
    }
}
