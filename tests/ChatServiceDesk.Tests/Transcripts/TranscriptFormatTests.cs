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
    [InlineData("printer.de", true)]
    [InlineData("printer.fr", true)]
    [InlineData("printer.es", true)]
    [InlineData("printer", false)]
    [InlineData("de", false)]
    public void The_name_of_a_file_tells_its_language(string name, bool isForeign) => Assert.Equal(isForeign, Transcript.Parse(name, Greeting).IsForeign);

    [Fact]
    public async Task A_section_of_the_configuration_takes_the_place_of_the_samples()
    {
        const string Rules = "# Nobody is asked.\ndesk.yaml\n  intake:\n    mostQuestions: 0\nMara send The printer has a paper jam on every single page\nMara expect This is what I understood\n";
        await using Rehearsal rehearsal = new(Transcript.Parse("x", Rules));

        await rehearsal.PlayAsync(Cancelled);
    }

    [Theory]
    [InlineData("Mara expect something that the desk never says", "line 3: Mara expect something")]
    [InlineData("Mara expect nothing", "but the desk said")]
    [InlineData("", "Mara was told what nobody expected")]
    [InlineData("Mara expect Hello\nMara press Abracadabra", "it can't be pressed")]
    [InlineData("Mara expect Hello\nNobody send hello", "nobody is called Nobody")]
    [InlineData("Mara expect Hello\nwait long", "such as 'wait 2 hours'")]
    [InlineData("Mara expect Hello\nBen edit good bye", "nothing was sent that could be edited")]
    [InlineData("Mara expect Hello\nBen delete", "nothing was sent that could be deleted")]
    [InlineData("Mara expect Hello\nBen mention hello", "there is no thread")]
    [InlineData("Mara expect Hello\nDana open", "Dana was told what nobody expected")]
    [InlineData("Mara never see your TICKETS\nMara never See your tickets", "line 4: Mara never See your tickets, but the desk said")]
    [InlineData("Mara expect Hello\nMara press Claim on INC-1001", "it can't be pressed")]
    [InlineData("Mara expect Hello\nMara picture", "Mara was told what nobody expected")]
    [InlineData("Mara expect Hello\nMara file log.txt", "Mara was told what nobody expected")]
    [InlineData("Mara expect Hello\nMara voice", "Mara was told what nobody expected")]
    public async Task What_the_desk_does_otherwise_fails(string rest, string mistake)
    {
        await using Rehearsal rehearsal = new(Transcript.Parse("x", Greeting + rest));

        TranscriptException exception = await Assert.ThrowsAsync<TranscriptException>(() => rehearsal.PlayAsync(Cancelled));

        Assert.Contains(mistake, exception.Message, StringComparison.Ordinal);
    }
}
