namespace ChatServiceDesk.Tests.House;

public sealed class StyleRulesTests
{
    [Fact]
    public void Nothing_is_hidden_in_a_region_or_left_for_later() => Violation.None(StyleRules.Words(Repository.Sources));

    [Fact]
    public void Nothing_blocks_or_asks_the_machine_for_time_or_console() => Violation.None(StyleRules.Calls(Repository.Sources));

    [Fact]
    public void No_method_is_longer_than_a_screen() => Violation.None(StyleRules.Lengths(Repository.Sources));

    [Fact]
    public void Files_are_named_like_the_one_type_in_them() => Violation.None(StyleRules.Names(Repository.Sources));

    [Theory]
    [InlineData("class A;\n#region B\n#endregion", 2)]
    [InlineData("class A; // TODO: more", 1)]
    [InlineData("/* FIXME */ class A;", 1)]
    [InlineData("\n/// <summary>HACK for B.</summary>\nclass A;", 2)]
    public void A_region_or_a_leftover_is_found(string code, int line) =>
        Assert.Equal([line], StyleRules.Words([Product(code)]).Select(violation => violation.Line).Distinct());

    [Theory]
    [InlineData("class A { string B = \"TODO\"; }")]
    [InlineData("class A; // A todo list; TODOS")]
    public void Words_that_are_no_leftover_are_not_found(string code) => Assert.Empty(StyleRules.Words([Product(code)]));

    [Theory]
    [InlineData("Thread.Sleep(5)")]
    [InlineData("System.Threading.Thread.Sleep(5)")]
    [InlineData("DateTime.Now")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("System.DateTime.Today")]
    [InlineData("Console.WriteLine()")]
    [InlineData("work.Result")]
    [InlineData("work.Wait()")]
    [InlineData("work.GetAwaiter().GetResult()")]
    [InlineData("work.ConfigureAwait(false)")]
    public void A_call_that_nothing_here_makes_is_found(string call)
    {
        Assert.Single(StyleRules.Calls([Product($"class A {{ object B(Task<int> work) => {call}; }}")]));
        Assert.Single(StyleRules.Calls([Product($"class A {{ string B(Task<int> work) => $\"{{{call}}}\"; }}")]));
    }

    [Theory]
    [InlineData("clock.GetUtcNow()")]
    [InlineData("\"Thread.Sleep(5) and DateTime.Now\"")]
    [InlineData("signal.Wait(timeout)")]
    [InlineData("reader.Result(5)")]
    public void Other_calls_are_not_found(string call) => Assert.Empty(StyleRules.Calls([Product($"class A {{ object B() => {call}; }}")]));

    [Fact]
    public void Tests_may_wait_for_a_result_but_not_sleep()
    {
        Assert.Empty(StyleRules.Calls([SourceFile.Parse("tests/ChatServiceDesk.Tests/A.cs", "class A { int B(Task<int> work) => work.Result; }")]));
        Assert.Single(StyleRules.Calls([SourceFile.Parse("tests/ChatServiceDesk.Tests/A.cs", "class A { void B() => Thread.Sleep(5); }")]));
    }

    [Theory]
    [InlineData(57, 0)]
    [InlineData(58, 1)]
    public void A_method_of_more_than_60_lines_is_found(int statements, int count)
    {
        string body = string.Concat(Enumerable.Repeat("        C();\n", statements));

        Assert.Equal(count, StyleRules.Lengths([Product($"class A\n{{\n    [Fact]\n    [Trait]\n    void B()\n    {{\n{body}    }}\n}}")]).Count());
    }

    [Theory]
    [InlineData("TicketHelper", "class TicketHelper;", 2)]
    [InlineData("Work", "class Work; class WorkManager;", 1)]
    [InlineData("Work", "class Play;", 1)]
    [InlineData("Work", "public class Work; public class Play;", 1)]
    [InlineData("Work", "public class Work { public class Play; } class Rest;", 0)]
    [InlineData("Bodies", "class MemberBody; class TeamBody;", 0)]
    [InlineData("Work.Play", "partial class Work;", 0)]
    public void A_drawer_a_wrong_name_and_a_second_public_type_are_found(string name, string code, int count) =>
        Assert.Equal(count, StyleRules.Names([SourceFile.Parse($"src/ChatServiceDesk/Claiming/{name}.cs", code)]).Count());

    private static SourceFile Product(string code) => SourceFile.Parse("src/ChatServiceDesk/Claiming/A.cs", code);
}
