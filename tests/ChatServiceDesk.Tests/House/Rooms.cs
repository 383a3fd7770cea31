using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>Who may know whom. Every folder of the desk that is not named here is a slice.</summary>
internal static class Rooms
{
    public static readonly string[] Libraries = ["Tickets", "Teams", "Tables", "Classifier"];

    public static readonly string[] Shared = ["Articles", "Configuration", "Conversations", "Directory", "Files", "Hearing", "Localisation", "Notifications", "Observability", "Storage"];

    /// <summary>The only files outside a folder: they know every slice.</summary>
    public static readonly string[] AtTheTop = ["Program", "Commander", "Desk", "TurnRouter"];

    /// <summary>The front door: it puts the web application together, so it also knows the status page and the local Teams client. Nobody but the top knows it.</summary>
    public const string Door = "Hosting";

    private static readonly string[] BehindTheDoor = ["Status", "Playground"];

    public static bool MayName(string from, string to) =>
        from == to || Shared.Contains(to) || (from == Door && BehindTheDoor.Contains(to));

    /// <summary>What the desk is made of: the types of each folder.</summary>
    public static ILookup<string, string> TypesOf(IEnumerable<SourceFile> desk) =>
        desk.Where(file => file.Folder.Length > 0)
            .SelectMany(file => file.TopLevelTypes.Select(type => (file.Folder, type.Identifier.Text)))
            .ToLookup(type => type.Folder, type => type.Text);

    /// <summary>Every place where the file names a folder of the desk: <c>ChatServiceDesk.Intake</c>, or from inside the desk just <c>Intake.HearReport</c>.</summary>
    /// <param name="file">The file that is read.</param>
    /// <param name="types">See <see cref="TypesOf"/>.</param>
    public static IEnumerable<(string Folder, SyntaxNode Place)> NamedBy(SourceFile file, ILookup<string, string> types)
    {
        foreach ((string[] parts, SyntaxNode place) in DottedNames(file))
        {
            if (parts is [SourceFile.Desk, var folder, ..] && types.Contains(folder))
            {
                yield return (folder, place);
            }
            else if (parts is [var relative, var type, ..] && types[relative].Contains(type))
            {
                yield return (relative, place);
            }
        }
    }

    /// <summary>Every longest dotted name in types, expressions and using directives, in its parts.</summary>
    public static IEnumerable<(string[] Parts, SyntaxNode Place)> DottedNames(SourceFile file) =>
        file.Root.DescendantNodes(descendIntoTrivia: true)
            .Where(node => node is QualifiedNameSyntax or QualifiedCrefSyntax or MemberAccessExpressionSyntax
                && node.Parent is not (QualifiedNameSyntax or BaseNamespaceDeclarationSyntax)
                && !(node.Parent is MemberAccessExpressionSyntax outer && outer.Expression == node))
            .Select(node => (node.ToString().Replace("global::", "", StringComparison.Ordinal).Split('.', StringSplitOptions.TrimEntries), node));
}
