using System.Text.RegularExpressions;
using ChatServiceDesk.Localisation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatServiceDesk.Tests.House;

/// <summary>Whatever the code says to an employee stands in the resource files of every language, and nothing else does.</summary>
internal static partial class LanguageRules
{
    private const string English = "en";

    /// <summary>A key that is used and missing somewhere, one that nobody uses, one that stands only in some languages.</summary>
    public static IEnumerable<Violation> Keys(IReadOnlyList<SourceFile> sources, IReadOnlyList<TextFile> files)
    {
        Use[] uses = [.. sources.SelectMany(Uses)];
        foreach (Use use in uses)
        {
            foreach (string language in Texts.Languages.Where(language => !Has(files, language, use.Key)))
            {
                yield return use.Source.At(use.Place, $"'{use.Key}' has no words in '{language}'");
            }
        }

        HashSet<string> used = [.. uses.Select(use => use.Key)];
        foreach (TextFile file in files)
        {
            foreach (string key in file.Texts.Keys.Select(name => $"{file.Name}.{name}"))
            {
                if (!used.Contains(key))
                {
                    yield return file.At($"nobody uses '{key}'");
                }

                foreach (string language in Texts.Languages.Where(language => !Has(files, language, key)))
                {
                    yield return file.At($"'{key}' has no words in '{language}'");
                }
            }
        }
    }

    /// <summary>Each language has the places that English has, and whoever says it gives as many values.</summary>
    public static IEnumerable<Violation> Places(IReadOnlyList<SourceFile> sources, IReadOnlyList<TextFile> files)
    {
        Dictionary<string, string> english = files.Where(file => file.Language == English)
            .SelectMany(file => file.Texts.Select(text => ($"{file.Name}.{text.Key}", PlacesIn(text.Value))))
            .ToDictionary(StringComparer.Ordinal);
        foreach (TextFile file in files)
        {
            foreach ((string name, string words) in file.Texts)
            {
                if (english.TryGetValue($"{file.Name}.{name}", out string? places) && PlacesIn(words) != places)
                {
                    yield return file.At($"'{file.Name}.{name}' has the places '{PlacesIn(words)}', in English '{places}'");
                }
            }
        }

        foreach (Use use in sources.SelectMany(Uses))
        {
            string given = string.Join(' ', Enumerable.Range(0, use.Values));
            if (english.TryGetValue(use.Key, out string? places) && places != given)
            {
                yield return use.Source.At(use.Place, $"'{use.Key}' has the places '{places}' but gets '{given}'");
            }
        }
    }

    public static IEnumerable<Violation> Blanks(IReadOnlyList<TextFile> files) =>
        from file in files
        from text in file.Texts
        where string.IsNullOrWhiteSpace(text.Value) || text.Value != text.Value.Trim()
        select file.At($"'{file.Name}.{text.Key}' is blank, or begins or ends with a space");

    private static bool Has(IReadOnlyList<TextFile> files, string language, string key) =>
        files.Any(file => file.Language == language && key.StartsWith($"{file.Name}.", StringComparison.Ordinal) && file.Texts.ContainsKey(key[(file.Name.Length + 1)..]));

    private static string PlacesIn(string words) =>
        string.Join(' ', Place().Matches(words).Select(place => place.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary><c>texts["File.Name"]</c>, <c>texts.Say("File.Name", …)</c> and <c>texts.Mark("File.Name", …)</c>.</summary>
    private static IEnumerable<Use> Uses(SourceFile file)
    {
        foreach (ElementAccessExpressionSyntax access in file.All<ElementAccessExpressionSyntax>())
        {
            if (access.ArgumentList.Arguments is [var only] && KeyIn(only) is { } key)
            {
                yield return new Use(file, access, key, 0);
            }
        }

        foreach (InvocationExpressionSyntax call in file.All<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Say" or "Mark" } && call.ArgumentList.Arguments is { Count: > 0 } given && KeyIn(given[0]) is { } key)
            {
                yield return new Use(file, call, key, given.Count - 1);
            }
        }
    }

    private static string? KeyIn(ArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal && Key().IsMatch(literal.Token.ValueText) ? literal.Token.ValueText : null;

    [GeneratedRegex("^[A-Z][A-Za-z]*\\.[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Key();

    [GeneratedRegex("\\{([^{}]*)\\}")]
    private static partial Regex Place();

    private readonly record struct Use(SourceFile Source, SyntaxNode Place, string Key, int Values);
}
