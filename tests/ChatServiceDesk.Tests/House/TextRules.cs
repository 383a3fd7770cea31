using System.Text.RegularExpressions;

namespace ChatServiceDesk.Tests.House;

/// <summary>What no text file of the repository says: it speaks of the product, and works on anybody's machine.</summary>
internal static partial class TextRules
{
    public static IEnumerable<Violation> MachineAndRegistry(string path, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            yield break; // An image or an archive.
        }

        foreach ((int index, string line) in text.Split('\n').Index())
        {
            if (MachinePath().Match(line) is { Success: true } place)
            {
                yield return new Violation(path, index + 1, $"'{place.Value}' is a path of one machine");
            }

            if (RegistryHost().Match(line) is { Success: true } host)
            {
                yield return new Violation(path, index + 1, $"'{host.Value}' is the address of a package registry; which one to use is the machine's business");
            }
        }
    }

    // Written so that these lines don't match themselves.
    [GeneratedRegex(@"(?<![\w.\-])/(wor[k]|roo[t]|home/\w+|Users/\w+)/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"registry\.(npmj[s]|yarnpk[g])\.\w+|api\.nuge[t]\.org|www\.nuge[t]\.org/api|pypi[.]org|files\.pythonhoste[d]\.org|pkgs\.dev\.azure\.co[m]|npm\.pkg\.githu[b]\.com|nuget\.pkg\.githu[b]\.com", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();
}
