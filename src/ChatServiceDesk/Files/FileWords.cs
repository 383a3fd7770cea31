using System.Globalization;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Files;

/// <summary>What is said about files. Pure.</summary>
internal static class FileWords
{
    private const int Kilo = 1024;

    /// <summary>Why a file was not taken, and what to do about it.</summary>
    public static string Of(FileRefusal why, string name, FileRules rules, Texts texts) => why switch
    {
        FileRefusal.TooBig => texts.Say("Files.TooBig", name, rules.MaxMegabytes),
        FileRefusal.Type => texts.Say("Files.Type", name),
        FileRefusal.Host => texts.Say("Files.Host", name),
        FileRefusal.TooMany => texts.Say("Files.TooMany", rules.PerMessage),
        FileRefusal.Unreachable => texts.Say("Files.Unreachable", name),
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    /// <summary>Such as <c>PNG, 120 KB</c>.</summary>
    public static string Facts(StoredFile file) => $"{file.Kind.ToUpperInvariant()}, {Size(file.Size)}";

    private static string Size(long bytes) => bytes switch
    {
        < Kilo => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < Kilo * Kilo => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / Kilo)} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(Kilo * Kilo):0.0} MB"),
    };
}
