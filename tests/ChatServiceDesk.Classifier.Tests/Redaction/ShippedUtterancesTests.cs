using System.Text.RegularExpressions;

namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>What people write to a service desk, thousands of times: almost none of it is a secret.</summary>
public sealed partial class ShippedUtterancesTests
{
    /// <summary>Addresses outside the organisation and numbers to ring somebody at, all of domains and of a range that nobody has.</summary>
    [GeneratedRegex(@"^(Email: \S+@(\S+\.)?(example|example\.(com|org))|Phone: 555-01\d\d)$", RegexOptions.None, 1000)]
    private static partial Regex Right();

    [Fact]
    public void Nothing_is_lost_but_what_should_not_be_kept()
    {
        string[] taken = [.. UtteranceFile.Shipped().SelectMany(utterance =>
            Cases.Everything.Redact(utterance.Text).Findings.Select(finding => $"{finding.Kind}: {utterance.Text[finding.Start..finding.End]}"))];

        Assert.DoesNotContain(taken, finding => !Right().IsMatch(finding));
    }
}
