using ChatServiceDesk.Articles;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.Tests.Articles;

public sealed class KnowledgeMeasureTests(ITestOutputHelper output) : IDisposable
{
    private readonly KnowledgeBase _knowledge = new(
        DeskFile.Read(CommandLine.Parse([]).Config), TimeProvider.System, NullLogger<KnowledgeBase>.Instance);

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void Of_ten_passages_that_are_shown_nine_are_the_right_ones()
    {
        KnowledgeMeasure measure = KnowledgeMeasure.Of("tests/ChatServiceDesk.Tests/Articles/questions.tsv", _knowledge.Find);

        output.WriteLine(string.Join('\n', [measure.ToString(), "", .. measure.Wrong, "", .. measure.Missed]));
        Assert.True(measure.Precision >= 0.9, measure.ToString());
        Assert.True(measure.Recall >= 0.85, measure.ToString());
    }
}
