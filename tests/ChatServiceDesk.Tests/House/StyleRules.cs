using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>How code reads here, as far as a machine can tell.</summary>
internal static partial class StyleRules
{
    private const int LongestMethod = 60;

    /// <summary>Has a thread of its own, which has nothing else to do than wait.</summary>
    private const string OwnThread = "src/ChatServiceDesk.Tables/Sqlite/SqliteWriter.cs";

    public static IEnumerable<Violation> Words(IReadOnlyList<SourceFile> files) =>
        from file in files
        from trivia in file.Root.DescendantTrivia(descendIntoTrivia: true)
        let what = trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) ? "a region hides that a file is too long"
            : Leftover().IsMatch(trivia.ToString()) && IsComment(trivia) ? "a note to do something later; do it, or leave it out"
            : null
        where what is not null
        select file.At(trivia, what);

    /// <summary>What blocks a thread or asks the machine instead of what was injected.</summary>
    public static IEnumerable<Violation> Calls(IReadOnlyList<SourceFile> files) =>
        from file in files
        from access in file.All<MemberAccessExpressionSyntax>()
        let what = (Last(access.Expression), access.Name.Identifier.Text) switch
        {
            ("Thread", "Sleep") => "nothing here sleeps",
            ("DateTime" or "DateTimeOffset", "Now" or "UtcNow" or "Today") => "time comes from the injected TimeProvider",
            (_, "ConfigureAwait") => "there is no synchronization context to avoid",
            (_, "Wait") when access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } && file.IsProduct => "it blocks a thread; await instead",
            (_, "GetResult") when access.Expression.ToString().EndsWith("GetAwaiter()", StringComparison.Ordinal) && file.IsProduct && file.Path != OwnThread => "it blocks a thread; await instead",
            (_, "Result") when access.Parent is not InvocationExpressionSyntax && file.IsProduct => "it blocks a thread; await instead",
            ("Console", _) when file.IsProduct && file.Name != "Program" => "only Program knows the console; take a TextWriter",
            _ => null,
        }
        where what is not null
        select file.At(access, $"{access}: {what}");

    /// <summary>From its signature to its end; what a test is told by attributes doesn't count.</summary>
    public static IEnumerable<Violation> Lengths(IReadOnlyList<SourceFile> files) =>
        from file in files
        from method in file.All<SyntaxNode>()
        where method is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let lines = LineOf(method, method.Span.End) - LineOf(method, method.ChildNodesAndTokens().First(part => !part.IsKind(SyntaxKind.AttributeList)).SpanStart) + 1
        where lines > LongestMethod
        select file.At(method, $"a method of {lines} lines; {LongestMethod} are the most");

    /// <summary>A file is named like the type in it, and not for being a drawer.</summary>
    public static IEnumerable<Violation> Names(IReadOnlyList<SourceFile> files)
    {
        foreach (SourceFile file in files)
        {
            BaseTypeDeclarationSyntax[] types = [.. file.TopLevelTypes];
            foreach (BaseTypeDeclarationSyntax type in types.Where(type => Drawer().IsMatch(type.Identifier.Text)))
            {
                yield return file.At(type, $"{type.Identifier.Text} is a drawer; name what it does");
            }

            if (Drawer().IsMatch(file.Name) || file.Path.Split('/').Any(part => part is "Common" or "Helpers" or "Utils"))
            {
                yield return file.At(file.Root, "the file is a drawer; name what it does");
            }

            if ((types.Length == 1 || types.Any(IsPublic)) && !types.Any(type => type.Identifier.Text == file.Name.Split('.')[0]))
            {
                yield return file.At(types[0], $"the file is named {file.Name} but holds {types[0].Identifier.Text}");
            }

            foreach (BaseTypeDeclarationSyntax second in types.Where(IsPublic).Skip(1))
            {
                yield return file.At(second, $"{second.Identifier.Text} is a second public type; give it a file");
            }
        }
    }

    private static bool IsPublic(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static int LineOf(SyntaxNode node, int position) => node.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber;

    private static string Last(ExpressionSyntax expression) => expression.ToString().Split('.')[^1];

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b")]
    private static partial Regex Leftover();

    [GeneratedRegex("(Helper|Helpers|Manager|Util|Utils|Utilities|Common)$")]
    private static partial Regex Drawer();
}
