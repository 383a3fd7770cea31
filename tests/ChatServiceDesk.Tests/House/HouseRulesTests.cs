namespace ChatServiceDesk.Tests.House;

/// <summary>Reads the sources of the whole repository; each rule is also shown something that breaks it.</summary>
public sealed class HouseRulesTests
{
    private static readonly SourceFile[] SmallHouse =
    [
        SourceFile.Parse("src/ChatServiceDesk/Claiming/ClaimTicket.cs", "namespace ChatServiceDesk.Claiming; class ClaimTicket;"),
        SourceFile.Parse("src/ChatServiceDesk/Surveys/RateResolution.cs", "namespace ChatServiceDesk.Surveys; class RateResolution;"),
        SourceFile.Parse("src/ChatServiceDesk/Storage/TicketStore.cs", "namespace ChatServiceDesk.Storage; class TicketStore;"),
        SourceFile.Parse("src/ChatServiceDesk/Hosting/DeskHost.cs", "namespace ChatServiceDesk.Hosting; class DeskHost;"),
        SourceFile.Parse("src/ChatServiceDesk/Status/StatusPage.cs", "namespace ChatServiceDesk.Status; class StatusPage;"),
    ];

    [Fact]
    public void The_repository_has_sources_to_read()
    {
        Assert.Contains(Repository.Sources, file => file.Path == "src/ChatServiceDesk/Program.cs");
        Assert.Contains(Repository.Sources, file => file.Path == "tests/ChatServiceDesk.Tests/House/HouseRulesTests.cs");
        Assert.All(Rooms.Libraries, library => Assert.Contains(Repository.Sources, file => file.Project == $"ChatServiceDesk.{library}"));
        Assert.All(Rooms.Shared, room => Assert.Contains(Repository.Sources, file => file.IsInDesk && file.Folder == room));
        Assert.Contains(Repository.Sources, file => file.Folder == Rooms.Door);
    }

    [Fact]
    public void A_library_knows_nothing_of_ours() => Violation.None(HouseRules.Libraries(Repository.Sources));

    [Fact]
    public void A_slice_knows_no_other_slice_and_a_shared_room_knows_none() => Violation.None(HouseRules.Slices(Repository.Sources));

    [Fact]
    public void Only_what_may_know_every_slice_lies_at_the_top() => Violation.None(HouseRules.Top(Repository.Sources));

    [Fact]
    public void The_namespace_is_the_folder() => Violation.None(HouseRules.Namespaces(Repository.Sources));

    [Theory]
    [InlineData("using System;\nusing ChatServiceDesk.Tickets;", 2)]
    [InlineData("using static ChatServiceDesk.Tickets.Refusal;", 1)]
    [InlineData("using Level = ChatServiceDesk.Tickets.Level;", 1)]
    [InlineData("class A\n{\n    object B() => new global::ChatServiceDesk.Tickets.Ticket();\n}", 3)]
    [InlineData("class A\n{\n    int B => ChatServiceDesk.Tickets.SurveyAnswer.Lowest;\n}", 3)]
    [InlineData("/// <see cref=\"ChatServiceDesk.Tickets.Ticket\"/>\nclass A;", 1)]
    public void A_library_that_names_another_is_found(string code, int line) =>
        Assert.Equal([line], HouseRules.Libraries([SourceFile.Parse("src/ChatServiceDesk.Teams/A.cs", code)]).Select(violation => violation.Line).Distinct());

    [Theory]
    [InlineData("using ChatServiceDesk.Teams.Cards;\nnamespace ChatServiceDesk.Teams.Activities;")]
    [InlineData("class A\n{\n    string B() => \"ChatServiceDesk.Tickets.Ticket\"; // ChatServiceDesk.Tickets.Ticket\n}")]
    public void A_library_that_names_itself_is_fine(string code) =>
        Assert.Empty(HouseRules.Libraries([SourceFile.Parse("src/ChatServiceDesk.Teams/A.cs", code)]));

    [Theory]
    [InlineData("Claiming", "using ChatServiceDesk.Surveys;", 1)]
    [InlineData("Claiming", "namespace ChatServiceDesk.Claiming;\nclass A\n{\n    Surveys.RateResolution? B;\n}", 4)]
    [InlineData("Claiming", "class A\n{\n    object B() => ChatServiceDesk.Surveys.RateResolution.Handle();\n}", 3)]
    [InlineData("Claiming", "using ChatServiceDesk.Hosting;", 1)]
    [InlineData("Claiming", "using ChatServiceDesk.Status;", 1)]
    [InlineData("Storage", "using ChatServiceDesk.Surveys;", 1)]
    [InlineData("Storage", "using ChatServiceDesk.Hosting;", 1)]
    [InlineData("Hosting", "using ChatServiceDesk.Claiming;", 1)]
    [InlineData("Status", "using ChatServiceDesk.Hosting;", 1)]
    public void A_room_that_names_a_slice_is_found(string folder, string code, int line)
    {
        SourceFile file = SourceFile.Parse($"src/ChatServiceDesk/{folder}/A.cs", code);

        Assert.Equal([line], HouseRules.Slices([.. SmallHouse, file]).Select(violation => violation.Line));
    }

    [Theory]
    [InlineData("Claiming", "using ChatServiceDesk.Storage;\nusing ChatServiceDesk.Tickets;\nusing ChatServiceDesk.Claiming;")]
    [InlineData("Claiming", "class A\n{\n    string B(A a) => a.Surveys.RateResolution;\n}")]
    [InlineData("Claiming", "class A\n{\n    string Surveys = \"\";\n    int B() => Surveys.Length;\n}")]
    [InlineData("Hosting", "using ChatServiceDesk.Status;")]
    [InlineData("", "using ChatServiceDesk.Claiming;\nusing ChatServiceDesk.Surveys;")]
    public void What_the_rule_allows_is_not_found(string folder, string code)
    {
        SourceFile file = SourceFile.Parse($"src/ChatServiceDesk/{folder}/A.cs".Replace("//", "/", StringComparison.Ordinal), code);

        Assert.Empty(HouseRules.Slices([.. SmallHouse, file]));
    }

    [Fact]
    public void A_stranger_at_the_top_is_found() =>
        Assert.Single(HouseRules.Top([SourceFile.Parse("src/ChatServiceDesk/Program.cs", ""), SourceFile.Parse("src/ChatServiceDesk/Everything.cs", "")]));

    [Theory]
    [InlineData("src/ChatServiceDesk/Claiming/A.cs", "namespace ChatServiceDesk.Surveys;", 1)]
    [InlineData("src/ChatServiceDesk/Claiming/A.cs", "namespace ChatServiceDesk;", 1)]
    [InlineData("src/ChatServiceDesk/Claiming/A.cs", "namespace ChatServiceDesk.Claiming.Inner;", 1)]
    [InlineData("src/ChatServiceDesk.Teams/A.cs", "namespace ChatServiceDesk.TeamsAndMore;", 1)]
    [InlineData("src/ChatServiceDesk.Teams/A.cs", "namespace ChatServiceDesk.Tables;", 1)]
    [InlineData("src/ChatServiceDesk/Claiming/A.cs", "namespace ChatServiceDesk.Claiming;", 0)]
    [InlineData("src/ChatServiceDesk.Teams/Cards/A.cs", "namespace ChatServiceDesk.Teams.Cards;", 0)]
    [InlineData("src/ChatServiceDesk.Teams/Cards/A.cs", "namespace ChatServiceDesk.Teams;", 0)]
    public void A_namespace_that_is_not_the_folder_is_found(string path, string code, int count) =>
        Assert.Equal(count, HouseRules.Namespaces([SourceFile.Parse(path, code)]).Count());
}
