using ChatServiceDesk.Files;

namespace ChatServiceDesk.Configuration;

/// <summary>Reads <c>files</c> of <c>desk.yaml</c>.</summary>
internal static class FilesSection
{
    private const int MostDays = 365;

    /// <exception cref="DeskFileException">Something in it can't be used.</exception>
    public static FileRules Read(YamlSection? section)
    {
        FileRules standard = new();
        if (section is null)
        {
            return standard;
        }

        FileRules rules = new()
        {
            MaxMegabytes = section.Number("maxMegabytes", 1, FileRules.MostMegabytes) ?? standard.MaxMegabytes,
            PerMessage = section.Number("perMessage", 0, FileRules.MostPerMessage) ?? standard.PerMessage,
            Types = section.Keys.Contains("types") ? [.. section.Texts("types").Select(name => ReadType(section, name))] : standard.Types,
            Hosts = section.Keys.Contains("hosts") ? [.. section.Texts("hosts").Select(host => ReadHost(section, host))] : standard.Hosts,
            LinkDays = section.Number("linkDays", 1, MostDays) ?? standard.LinkDays,
        };
        section.NothingElse();
        return rules;
    }

    private static string ReadType(YamlSection section, string name) => FileKinds.All.Any(kind => kind.Name == name)
        ? name
        : throw section.Mistake("types", name, $"has '{name}'. It may have: {string.Join(", ", FileKinds.All.Select(kind => kind.Name))}");

    private static string ReadHost(YamlSection section, string host)
    {
        string domain = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return Uri.CheckHostName(domain) is UriHostNameType.Dns && domain.Contains('.', StringComparison.Ordinal)
            ? host.ToLowerInvariant()
            : throw section.Mistake("hosts", host, $"has '{host}'. Write hosts as files.example.com or *.example.com");
    }
}
