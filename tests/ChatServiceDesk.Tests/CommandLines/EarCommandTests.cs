using System.Text.Json;
using ChatServiceDesk.Tests.Configuration;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>The commands about the classifier.</summary>
public sealed class EarCommandTests : IDisposable
{
    private static readonly string Model = System.IO.Directory.CreateTempSubdirectory("ear-model-").FullName;

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("ear-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_model_is_trained_alone_and_then_found_by_the_other_commands()
    {
        Said trained = await Said.ByCommanderAsync("", "train", "--data", Model);
        Said classified = await Said.ByCommanderAsync("the PRINTER has a paper jam, everyone in the whole office is blocked, urgent\nhi\n", "classify", "--data", Model);
        Said objects = await Said.ByCommanderAsync("""{"text":"hi","id":7}""", "classify", "--jsonl", "--data", Model);
        Said evaluated = await Said.ByCommanderAsync("", "evaluate", "--data", Model);

        Assert.Matches(@"^\d+\.\d MB in \d+\.\d s, 0 corrections learned: .+\.model\r?\n$", trained.Output);
        string[] lines = classified.Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Matches(
            """^\{"intent":"incident","intentConfidence":0\.\d+,"category":"printing","categoryConfidence":0\.\d+,"impact":"high","urgency":"high","priority":"P2","language":"en","because":\[.*\]\}$""",
            lines[0]);
        Assert.StartsWith("""{"intent":"smalltalk",""", lines[1], StringComparison.Ordinal);
        Assert.Equal(lines[1], objects.Output.TrimEnd());
        Assert.All((string[])["intent", "category", "vague", "language", "security incidents", "card", "3 buttons", "question"], what => Assert.Contains("\n" + what, evaluated.Output, StringComparison.Ordinal));
        Assert.Equal((0, 0, 0, 0), (trained.ExitCode, classified.ExitCode, objects.ExitCode, evaluated.ExitCode));
    }

    [Fact]
    public async Task The_commands_use_what_the_desk_has_taught_the_ear()
    {
        using SampleDeskFile desk = new();
        await File.WriteAllTextAsync(desk.Path, SampleDeskFile.WithLaboratory(), TestContext.Current.CancellationToken);

        Said trained = await Said.ByCommanderAsync("", "train", "--data", _folder.FullName, "--config", desk.Path);
        string model = Assert.Single(_folder.GetFiles("*.model")).FullName;
        Said classified = await Said.ByCommanderAsync("lims shows no samples\nthe toner is empty\n", "classify", "--data", _folder.FullName, "--config", desk.Path);
        Said evaluated = await Said.ByCommanderAsync("", "evaluate", "--data", _folder.FullName, "--config", desk.Path);

        Assert.EndsWith($": {model}{Environment.NewLine}", trained.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["laboratory", "printing"],
            classified.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("category").GetString()));
        Assert.Contains("\nlaboratory ", evaluated.Output, StringComparison.Ordinal);
        Assert.Equal(model, Assert.Single(_folder.GetFiles("*.model")).FullName); // Found by both, so neither has made another.
        Assert.Equal((0, 0, 0), (trained.ExitCode, classified.ExitCode, evaluated.ExitCode));
    }

    [Theory]
    [InlineData("classify")]
    [InlineData("train")]
    [InlineData("evaluate")]
    public async Task A_mistake_in_the_desk_file_is_reported_with_its_line(string command)
    {
        string[] lines = SampleDeskFile.With("  hr: {", "  gardening: { name: Gardening, queue: People, utterances: [mow] }\n  hr: {").Split('\n');
        string desk = Write("desk.yaml", lines);
        int line = 1 + Array.FindIndex(lines, text => text.Contains("gardening", StringComparison.Ordinal));

        (await Said.ByCommanderAsync("hi", command, "--config", desk, "--data", _folder.FullName)).IsRefusal(
            $"{desk}:{line}: 'categories.gardening.utterances' has 1 for a category that the classifier does not know yet. Write at least 5 there, as people would say it.");
    }

    [Fact]
    public async Task Any_labelled_text_can_be_measured()
    {
        string train = Write("train.jsonl", [.. Enumerable.Range(0, 10).SelectMany(i => (string[])[Line($"the printer {i} is jammed", "a"), Line($"reset password {i}", "b")])]);
        string test = Write("test.jsonl", [Line("printer jammed", "a"), "", Line("password reset", "b")]);

        Said said = await Said.ByCommanderAsync("", "evaluate", "--train", train, "--test", test);

        Assert.Contains("accuracy (in scope)  100.00%", said.Output, StringComparison.Ordinal);
        Assert.Contains("test texts           2", said.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
    }

    [Fact]
    public async Task A_mistake_in_the_texts_names_its_place_and_the_remedy()
    {
        string good = Write("good.jsonl", [Line("x", "a")]);
        string bad = Write("bad.jsonl", [Line("x", "a"), """{"text":"y"}"""]);
        string empty = Write("empty.jsonl", []);
        string missing = Path.Combine(_folder.FullName, "missing.jsonl");

        (await Said.ByCommanderAsync("", "evaluate", "--train", good, "--test", bad)).IsRefusal($$"""{{bad}}:2: no object with text and label. Write each line as {"text":"...","label":"..."}""");
        (await Said.ByCommanderAsync("", "evaluate", "--train", empty, "--test", good)).IsRefusal($$"""The file '{{empty}}' of --train is empty. It needs one object {"text":"...","label":"..."} a line.""");
        (await Said.ByCommanderAsync("", "evaluate", "--train", good, "--test", good, "--validate", missing)).IsRefusal($"The file '{missing}' of --validate can't be read. Check its name.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        string occupied = Write("occupied", ["in the way"]);

        (await Said.ByCommanderAsync("", "train", "--data", occupied)).IsRefusal($"The folder '{occupied}' can't be written. Choose another with --data DIR");
    }

    private static string Line(string text, string label) => $$"""{"text":"{{text}}","label":"{{label}}"}""";

    private string Write(string name, string[] lines)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(file, lines);
        return file;
    }
}
