using ChatServiceDesk.Tests.Stories;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>A transcript that is wrong fails, and says where.</summary>
public sealed class TranscriptFormatTests : Story
{
    private const string Greeting = "# A greeting.\nMara send hello\n";

    [Theory]
    [InlineData("Mara send hello", "line 1")]
    [InlineData("# A greeting.\nMara whistles", "line 2: 'whistles' is none of")]
    public void What_is_no_transcript_is_refused_with_its_line(string text, string mistake)
    {
        FormatException exception = Assert.Throws<FormatException>(() => Transcript.Parse("x", text));

        Assert.Contains(mistake, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mara expect something that the desk never says", "line 3: Mara expect something")]
    [InlineData("Mara expect nothing", "but the desk said")]
    [InlineData("", "Mara was told what nobody expected")]
    [InlineData("Mara expect Hello\nMara press Abracadabra", "it can't be pressed")]
    [InlineData("Mara expect Hello\nNobody send hello", "nobody is called Nobody")]
    [InlineData("Mara expect Hello\nwait long", "such as 'wait 2 hours'")]
    public async Task What_the_desk_does_otherwise_fails(string rest, string mistake)
    {
        await using Rehearsal rehearsal = new(Transcript.Parse("x", Greeting + rest));

        TranscriptException exception = await Assert.ThrowsAsync<TranscriptException>(() => rehearsal.PlayAsync(Cancelled));

        Assert.Contains(mistake, exception.Message, StringComparison.Ordinal);
    }
}
