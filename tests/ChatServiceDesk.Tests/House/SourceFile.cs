using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>A C# file by its place in the house.</summary>
/// <param name="Path">Below the repository's root, with slashes: <c>src/ChatServiceDesk/Claiming/ClaimTicket.cs</c>.</param>
/// <param name="Root">What stands in it.</param>
internal sealed record SourceFile(string Path, CompilationUnitSyntax Root)
{
    public const string Desk = "ChatServiceDesk";

    public static SourceFile Parse(string path, string text) =>
        new(path, CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14)).GetCompilationUnitRoot());

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>The project, which is the name of its folder.</summary>
    public string Project => Path.Split('/')[1];

    public bool IsInDesk => IsProduct && Project == Desk;

    /// <summary>The folder below the project; empty for what lies beside the project file.</summary>
    public string Folder => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Namespace => All<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    public IEnumerable<BaseTypeDeclarationSyntax> TopLevelTypes => All<BaseTypeDeclarationSyntax>().Where(type => type.Parent is not BaseTypeDeclarationSyntax);

    public Violation At(SyntaxNodeOrToken place, string what) => new(Path, LineOf(place.GetLocation()!), what); // A node of a tree has a place.

    public Violation At(SyntaxTrivia place, string what) => new(Path, LineOf(place.GetLocation()), what);

    /// <summary>Its path: what stands in it would fill the screen when a test fails.</summary>
    public override string ToString() => Path;

    private static int LineOf(Location place) => place.GetLineSpan().StartLinePosition.Line + 1;
}
