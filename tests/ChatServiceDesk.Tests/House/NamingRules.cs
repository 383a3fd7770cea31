using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>Who reads a requester's name off a ticket: one file, which knows that some have reported without theirs.</summary>
internal static class NamingRules
{
    private const string Naming = "src/ChatServiceDesk/Notifications/Naming.cs";
    private const string Codec = "src/ChatServiceDesk/Storage/TicketCodec.cs";

    public static IEnumerable<Violation> Names(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsInDesk && file.Path is not (Naming or Codec)
        from access in file.All<MemberAccessExpressionSyntax>()
        where access.Name.Identifier.Text == "Name" && access.Expression.ToString().Split('.', '?', '!')[^1] == "Requester"
        select file.At(access, $"{access}: ask Naming, for some have reported without their name");
}
