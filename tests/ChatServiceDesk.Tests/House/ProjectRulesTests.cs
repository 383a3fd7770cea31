namespace ChatServiceDesk.Tests.House;

public sealed class ProjectRulesTests
{
    private const string Versions = "Directory.Packages.props";

    private static readonly string[] Projects = [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];
    private static readonly HashSet<string> Known = [.. ProjectRules.Packages(Repository.Read(Versions))];

    [Fact]
    public void A_library_references_no_project_of_ours()
    {
        Assert.True(Projects.Length >= 10, "The projects were not found.");
        Violation.None(Projects.SelectMany(project => ProjectRules.References(project, Repository.Read(project))));
    }

    [Fact]
    public void Every_package_version_is_exact_and_stands_in_one_file() =>
        Violation.None(Projects.Append(Versions).SelectMany(file => ProjectRules.Versions(file, Repository.Read(file), Known)));

    [Fact]
    public void Every_project_has_a_lock_file() => Violation.None(ProjectRules.Locks(Repository.Files));

    [Theory]
    [InlineData("<ProjectReference Include=\"../ChatServiceDesk.Tickets/ChatServiceDesk.Tickets.csproj\" />", 1)]
    [InlineData("<Using Include=\"ChatServiceDesk.Tickets\" />", 1)]
    [InlineData("<Using Include=\"Xunit\" />", 0)]
    public void A_reference_from_a_library_is_found(string item, int count)
    {
        string text = $"<Project>\n<ItemGroup>\n{item}\n</ItemGroup>\n</Project>";

        Violation[] found = [.. ProjectRules.References("src/ChatServiceDesk.Teams/ChatServiceDesk.Teams.csproj", text)];

        Assert.Equal(Enumerable.Repeat(3, count), found.Select(violation => violation.Line));
        Assert.Empty(ProjectRules.References("src/ChatServiceDesk/ChatServiceDesk.csproj", text));
        Assert.Empty(ProjectRules.References("tests/ChatServiceDesk.Tests/ChatServiceDesk.Tests.csproj", text));
    }

    [Theory]
    [InlineData("<PackageReference Include=\"Known\" />", 0)]
    [InlineData("<PackageReference Include=\"Known\" Version=\"1.0.0\" />", 1)]
    [InlineData("<PackageReference Include=\"Known\" VersionOverride=\"1.0.0\" />", 1)]
    [InlineData("<PackageReference Include=\"Unknown\" />", 1)]
    [InlineData("<PackageVersion Include=\"Known\" Version=\"1.0.0-beta.2\" />", 0)]
    [InlineData("<PackageVersion Include=\"Known\" Version=\"1.*\" />", 1)]
    [InlineData("<PackageVersion Include=\"Known\" Version=\"[1.0,2.0)\" />", 1)]
    [InlineData("<PackageVersion Include=\"Known\" />", 1)]
    [InlineData("<PackageDownload Include=\"Known\" Version=\"[1.0.0]\" />", 0)]
    [InlineData("<PackageDownload Include=\"Known\" Version=\"[1.0.0,2.0.0]\" />", 1)]
    [InlineData("<PackageDownload Include=\"Known\" Version=\"1.0.0\" />", 1)]
    public void A_version_in_the_wrong_place_or_not_exact_is_found(string item, int count) =>
        Assert.Equal(count, ProjectRules.Versions("A.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>", new HashSet<string> { "Known" }).Count());

    [Fact]
    public void A_project_without_a_lock_file_is_found()
    {
        string[] files = ["src/A/A.csproj", "src/A/packages.lock.json", "src/B/B.csproj"];

        Assert.Equal(["src/B/B.csproj"], ProjectRules.Locks(files).Select(violation => violation.File));
    }
}
