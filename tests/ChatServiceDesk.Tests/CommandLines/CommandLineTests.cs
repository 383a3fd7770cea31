using System.Reflection;
using ChatServiceDesk.Hosting;

namespace ChatServiceDesk.Tests.CommandLines;

public sealed class CommandLineTests
{
    private static readonly string[] EveryCommand =
        [.. typeof(Commands).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)]; // Constants have values.

    public static TheoryData<string> CommandNames => [.. EveryCommand];

    [Fact]
    public void Nothing_typed_serves_the_sample_desk_here()
    {
        CommandLine line = CommandLine.Parse([]);

        Assert.Equal("serve", line.Command);
        Assert.Equal(new Uri("http://127.0.0.1:3978"), line.Url);
        Assert.Equal("data", line.Data);
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "desk.yaml"), line.Config);
        Assert.Null(line.Playground);
        Assert.Equal(56150, line.PlaygroundPort);
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void Every_command_is_read_and_stands_in_the_help(string name)
    {
        Assert.Equal(name, CommandLine.Parse([name]).Command);
        Assert.Matches($@"(?m)^  {name} +\w", Commands.Text);
    }

    [Theory]
    [InlineData("--data", "elsewhere")]
    [InlineData("--config", "my.yaml")]
    [InlineData("--urls", "http://127.0.0.1:1/")]
    [InlineData("--playground-port", "65535")]
    public void Every_option_with_a_value_is_read_and_stands_in_the_help(string option, string value)
    {
        CommandLine line = CommandLine.Parse(["verify", option, value]);

        Assert.Contains(value, (string[])[line.Data, line.Config, line.Url.AbsoluteUri, $"{line.PlaygroundPort}"]);
        Assert.Equal("verify", line.Command);
        Assert.Matches($@"(?m)^  {option} ", Commands.Text);
    }

    [Fact]
    public void What_a_report_is_about_is_read_and_stands_in_the_help()
    {
        CommandLine line = CommandLine.Parse(["report", "--weeks", "520", "--json"]);

        Assert.Equal((520, true), (line.Weeks, line.AsJson));
        Assert.Equal((null, false), (CommandLine.Parse(["report"]).Weeks, CommandLine.Parse(["report"]).AsJson));
        Assert.All((string[])["--weeks", "--json"], option => Assert.Matches($@"(?m)^  {option} ", Commands.Text));
    }

    [Fact]
    public void What_to_learn_from_and_what_to_measure_can_be_given_several_times_and_stands_in_the_help()
    {
        CommandLine line = CommandLine.Parse(["evaluate", "--train", "a", "--train", "b", "--validate", "c", "--test", "d", "--test", "e", "--oos", "none"]);

        Assert.Equal(["a", "b"], line.Train);
        Assert.Equal(["c"], line.Validate);
        Assert.Equal(["d", "e"], line.Test);
        Assert.Equal("none", line.OutOfScope);
        Assert.All((string[])["--train", "--validate", "--test", "--oos", "--jsonl"], option => Assert.Matches($@"(?m)^  {option} ", Commands.Text));
        Assert.True(CommandLine.Parse(["classify", "--jsonl"]).ReadsObjects);
    }

    [Fact]
    public void The_playground_can_be_forbidden_and_demanded()
    {
        Assert.False(CommandLine.Parse(["--no-playground"]).Playground);
        Assert.True(CommandLine.Parse(["--playground"]).Playground);
        Assert.Contains("--no-playground ", Commands.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help", "-h")]
    [InlineData("help", "verify", "--help")]
    [InlineData("version", "--version")]
    [InlineData("version", "serve", "--version")]
    public void Help_and_version_are_options_too(string command, params string[] args) => Assert.Equal(command, CommandLine.Parse(args).Command);

    [Theory]
    [InlineData("There is no command 'server'. Run with --help to see the commands.", "server")]
    [InlineData("There is no command 'Serve'. Run with --help to see the commands.", "Serve")]
    [InlineData("There is no command ''. Run with --help to see the commands.", "")]
    [InlineData("There is no option '--date'. Run with --help to see the options.", "--date", "x")]
    [InlineData("There is no option '-d'. Run with --help to see the options.", "-d", "x")]
    [InlineData("There is no option 'serve'. Run with --help to see the options.", "verify", "serve")]
    [InlineData("There is no option '--data=x'. Run with --help to see the options.", "--data=x")]
    [InlineData("The option '--data' needs a value. Run with --help to see an example.", "--data")]
    [InlineData("The option '--data' needs a value. Run with --help to see an example.", "--data", "")]
    [InlineData("The option '--data' needs a value. Run with --help to see an example.", "--data", "--no-playground")]
    [InlineData("The option '--config' needs a value. Run with --help to see an example.", "serve", "--config")]
    [InlineData("The option '--urls' needs a value. Run with --help to see an example.", "--urls")]
    [InlineData("The option '--playground-port' needs a value. Run with --help to see an example.", "--playground-port")]
    [InlineData("'localhost' is no address to listen on. Write --urls http://127.0.0.1:3978", "--urls", "localhost")]
    [InlineData("'ftp://127.0.0.1' is no address to listen on. Write --urls http://127.0.0.1:3978", "--urls", "ftp://127.0.0.1")]
    [InlineData("'https://127.0.0.1:5001' is no address to listen on. Write --urls http://127.0.0.1:3978", "--urls", "https://127.0.0.1:5001")]
    [InlineData("'http://127.0.0.1:5001/desk' is no address to listen on. Write --urls http://127.0.0.1:3978", "--urls", "http://127.0.0.1:5001/desk")]
    [InlineData("'65536' is no port. Write --playground-port 56150", "--playground-port", "65536")]
    [InlineData("There is nothing to learn from. Add --train FILE", "evaluate", "--test", "x")]
    [InlineData("There is nothing to measure. Add --test FILE", "evaluate", "--train", "x")]
    [InlineData("The options --train, --validate, --test and --oos belong to 'evaluate'. Write evaluate --train FILE --test FILE", "verify", "--oos", "x")]
    [InlineData("The options --weeks and --json belong to 'report'. Write report --weeks 4", "verify", "--weeks", "4")]
    [InlineData("The options --weeks and --json belong to 'report'. Write report --weeks 4", "classify", "--json")]
    [InlineData("'0' is no number of weeks. Write --weeks 12", "report", "--weeks", "0")]
    [InlineData("'521' is no number of weeks. Write --weeks 12", "report", "--weeks", "521")]
    [InlineData("'four' is no number of weeks. Write --weeks 12", "report", "--weeks", "four")]
    [InlineData("'+80' is no port. Write --playground-port 56150", "--playground-port", "+80")]
    public void What_the_program_does_not_know_is_refused_with_a_remedy(string message, params string[] args) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => CommandLine.Parse(args)).Message);

    [Fact]
    public void A_folder_may_start_with_a_single_dash() => Assert.Equal("-data", CommandLine.Parse(["--data", "-data"]).Data);

    [Fact]
    public void There_are_commands_to_test() => Assert.True(EveryCommand.Length >= 7);
}
