using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>The rule of the house, as functions from sources to violations.</summary>
internal static class HouseRules
{
    /// <summary>A library names no namespace of ours but its own.</summary>
    public static IEnumerable<Violation> Libraries(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsProduct && !file.IsInDesk
        from name in Rooms.DottedNames(file)
        where name.Parts is [SourceFile.Desk, _, ..] && $"{name.Parts[0]}.{name.Parts[1]}" != file.Project
        select file.At(name.Place, $"the library {file.Project} names {string.Join('.', name.Parts)}; a library knows nothing of ours");

    /// <summary>A slice names shared rooms and no other slice; a shared room names no slice.</summary>
    public static IEnumerable<Violation> Slices(IReadOnlyList<SourceFile> files)
    {
        SourceFile[] desk = [.. files.Where(file => file.IsInDesk)];
        ILookup<string, string> types = Rooms.TypesOf(desk);
        return
            from file in desk
            where file.Folder.Length > 0
            from named in Rooms.NamedBy(file, types)
            where !Rooms.MayName(file.Folder, named.Folder)
            select file.At(named.Place, $"{(Rooms.Shared.Contains(file.Folder) ? "the shared room" : "the slice")} {file.Folder} names {named.Folder}; pass it as data, or move what both need to a shared room");
    }

    /// <summary>Nothing lies beside the project file but what is allowed to know every slice.</summary>
    public static IEnumerable<Violation> Top(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsInDesk && file.Folder.Length == 0 && !Rooms.AtTheTop.Contains(file.Name)
        select file.At(file.Root, $"only {string.Join(", ", Rooms.AtTheTop)} lie at the top; give {file.Name} a folder");

    /// <summary>In the desk the namespace is the folder, in a library it is the library's: without that, the other rules could be walked around.</summary>
    public static IEnumerable<Violation> Namespaces(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsProduct && file.Name != "Program"
        let expected = file.Folder.Length == 0 ? file.Project : $"{file.Project}.{file.Folder}"
        where file.Namespace != expected && (file.IsInDesk || !$"{file.Namespace}.".StartsWith($"{file.Project}.", StringComparison.Ordinal))
        select file.At(file.All<BaseNamespaceDeclarationSyntax>().FirstOrDefault() ?? (Microsoft.CodeAnalysis.SyntaxNode)file.Root, $"its namespace is '{file.Namespace}' but its folder calls for {expected}");
}
