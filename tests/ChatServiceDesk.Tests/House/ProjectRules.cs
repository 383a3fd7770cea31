using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ChatServiceDesk.Tests.House;

/// <summary>What project files may say.</summary>
internal static partial class ProjectRules
{
    /// <summary>A library references no project, and makes no namespace of ours known to all its files.</summary>
    public static IEnumerable<Violation> References(string path, string text) =>
        IsDeskOrTest(path) ? [] :
        from element in XDocument.Parse(text, LoadOptions.SetLineInfo).Descendants()
        let include = (string?)element.Attribute("Include") ?? ""
        where element.Name.LocalName is "ProjectReference"
            || (element.Name.LocalName is "Using" && include.StartsWith(SourceFile.Desk, StringComparison.Ordinal))
        select new Violation(path, LineOf(element), $"a library knows nothing of ours, but this one names {include}");

    /// <summary>Versions stand in one file, and each is exact.</summary>
    /// <param name="path">A project or properties file.</param>
    /// <param name="text">What it says.</param>
    /// <param name="known">The packages that have a central version.</param>
    public static IEnumerable<Violation> Versions(string path, string text, IReadOnlySet<string> known)
    {
        foreach (XElement element in XDocument.Parse(text, LoadOptions.SetLineInfo).Descendants())
        {
            string package = (string?)element.Attribute("Include") ?? "";
            string version = (string?)element.Attribute("Version") ?? "";
            string? what = element.Name.LocalName switch
            {
                "PackageReference" when version.Length > 0 || element.Attribute("VersionOverride") is not null => $"the version of {package} stands here and not in Directory.Packages.props",
                "PackageReference" when !known.Contains(package) => $"{package} has no version in Directory.Packages.props",
                "PackageVersion" or "GlobalPackageReference" when !Exact().IsMatch(version) => $"{package} has the version '{version}', which is not exact",
                "PackageDownload" when !version.StartsWith('[') || version.Contains(',', StringComparison.Ordinal) => $"{package} has the version '{version}', which is not exact",
                _ => null,
            };
            if (what is not null)
            {
                yield return new Violation(path, LineOf(element), what);
            }
        }
    }

    /// <summary>Every project has the lock file that says exactly what is restored.</summary>
    public static IEnumerable<Violation> Locks(IReadOnlyList<string> files) =>
        from file in files
        where file.EndsWith(".csproj", StringComparison.Ordinal) && !files.Contains($"{file[..file.LastIndexOf('/')]}/packages.lock.json")
        select new Violation(file, 1, "there is no packages.lock.json beside it. Build it once and commit what that writes");

    public static IEnumerable<string> Packages(string text) =>
        XDocument.Parse(text).Descendants("PackageVersion").Select(element => (string?)element.Attribute("Include") ?? "");

    private static bool IsDeskOrTest(string path) => !path.StartsWith("src/", StringComparison.Ordinal) || path.EndsWith($"/{SourceFile.Desk}.csproj", StringComparison.Ordinal);

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
