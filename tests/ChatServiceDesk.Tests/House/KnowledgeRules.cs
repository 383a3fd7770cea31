using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>What only one room of the desk knows.</summary>
internal static class KnowledgeRules
{
    private static readonly string[] RowWords = ["Keys", "Row", "RowData", "RowChange", "KeyRange", "PropertyValue", "PropertyType"];
    private static readonly string[] Tables = ["ITable", "AzureTable", "SqliteTable", "MemoryTable"];
    private static readonly string[] TableCalls = ["GetAsync", "RangeAsync", "CommitAsync"];
    private static readonly string[] Connectors = ["ConnectorClient"];
    private static readonly string[] Sends = ["SendAsync", "ReplyAsync", "UpdateAsync", "DeleteAsync", "CreatePersonalAsync", "CreateThreadAsync"];

    /// <summary>The turn pipeline and the agenda pump: whatever fails in one turn or one delivery must not stop the others.</summary>
    private static readonly string[] CatchAll = ["src/ChatServiceDesk/Conversations/TurnPipeline.cs", "src/ChatServiceDesk/Notifications/AgendaPump.cs"];

    /// <summary>Only Storage names rows and their keys, or reads and writes them. Others may hold the table to hand it on.</summary>
    public static IEnumerable<Violation> Rows(IReadOnlyList<SourceFile> files) =>
        from file in InDeskOutside(files, "Storage")
        from violation in Identifiers(file, RowWords).Select(name => file.At(name, $"it names {name.Identifier.Text}; only Storage names a table row"))
            .Concat(Calls(file, Tables, TableCalls).Select(call => file.At(call, $"it calls {call.Expression}; only Storage reads and writes rows")))
        select violation;

    /// <summary>Only Notifications sends unasked and only Conversations answers. Directory may ask the connector who is a member.</summary>
    public static IEnumerable<Violation> Sending(IReadOnlyList<SourceFile> files) =>
        from file in InDeskOutside(files, "Notifications", "Conversations")
        from violation in Calls(file, Connectors, Sends).Select(call => file.At(call, $"it calls {call.Expression}; only Notifications and Conversations send"))
            .Concat(file.Folder is "Directory" or "" ? [] : Identifiers(file, Connectors).Select(name => file.At(name, "it names the connector; only Notifications and Conversations send")))
        select violation;

    /// <summary>Only Directory talks to Graph or makes web requests of its own, and Files fetches what people have sent. The desk's registration hands the wire its client; Playground asks its own child process on this machine.</summary>
    public static IEnumerable<Violation> Requests(IReadOnlyList<SourceFile> files) =>
        from file in InDeskOutside(files, "Directory")
        from violation in (file.Folder is "Playground" or "Files" || file.Name is "Desk" or "GraphFeed" ? [] : Identifiers(file, ["HttpClient", "IHttpClientFactory"]).Select(name => file.At(name, $"it names {name.Identifier.Text}; only Directory makes requests")))
            .Concat(file.All<LiteralExpressionSyntax>().Where(text => text.Token.Text.Contains("graph.microsoft", StringComparison.OrdinalIgnoreCase)).Select(text => file.At(text, "it names Microsoft Graph; only Directory calls it")))
        select violation;

    /// <summary>What people have said comes in through Conversations, which takes secrets out. The activity still has all of it.</summary>
    public static IEnumerable<Violation> Speech(IReadOnlyList<SourceFile> files) =>
        from file in InDeskOutside(files, "Conversations")
        from access in file.All<MemberAccessExpressionSyntax>()
        where access.Name.Identifier.Text is "TextWithoutMention"
            || (access.Name.Identifier.Text is "Text" or "Value" or "More" && access.Expression.ToString().Split('.')[^1] is "Activity" or "activity")
        select file.At(access, $"it reads {access}; what was said comes from Turn.Text and Turn.Inputs, without secrets");

    /// <summary>Whoever catches everything and goes on must be one of the two; to catch, clean up and rethrow is free to all.</summary>
    public static IEnumerable<Violation> Catches(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsProduct
        let caught = file.All<CatchClauseSyntax>().Where(CatchesAll).Skip(CatchAll.Contains(file.Path) ? 1 : 0)
        from clause in caught
        select file.At(clause, "it catches every exception; name what you can handle");

    private static bool CatchesAll(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
        && clause.Filter is null
        && !clause.Block.Statements.Any(statement => statement is ThrowStatementSyntax { Expression: null });

    private static IEnumerable<SourceFile> InDeskOutside(IReadOnlyList<SourceFile> files, params string[] rooms) =>
        files.Where(file => file.IsInDesk && !rooms.Contains(file.Folder));

    private static IEnumerable<SimpleNameSyntax> Identifiers(SourceFile file, string[] names) =>
        file.All<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.Text) && IsType(name));

    /// <summary>What stands behind a dot is a member, unless a namespace stands before it.</summary>
    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression.ToString().Split('.')[^1] is "Storage" or "Tables" or "Connector",
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };

    /// <summary>Calls of these methods on whatever the file declares with one of these types.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Calls(SourceFile file, string[] types, string[] methods)
    {
        HashSet<string> holders =
        [
            .. file.All<ParameterSyntax>().Where(parameter => types.Contains(parameter.Type?.ToString())).Select(parameter => parameter.Identifier.Text),
            .. file.All<VariableDeclarationSyntax>().Where(declared => types.Contains(declared.Type.ToString())).SelectMany(declared => declared.Variables).Select(variable => variable.Identifier.Text),
            .. file.All<PropertyDeclarationSyntax>().Where(property => types.Contains(property.Type.ToString())).Select(property => property.Identifier.Text),
        ];
        return file.All<InvocationExpressionSyntax>().Where(call =>
            call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder, Name: var method }
            && holders.Contains(holder.Identifier.Text) && methods.Contains(method.Identifier.Text));
    }
}
