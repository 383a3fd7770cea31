namespace ChatServiceDesk.Configuration;

/// <summary>Which pictures and files of people are kept, and for how long a link to one is good; <c>desk.yaml</c> may say more under <c>files</c>.</summary>
internal sealed record FileRules
{
    public const int MostMegabytes = 50;
    public const int MostPerMessage = 20;

    /// <summary>The largest that is taken: 1 to 50, 10 if not set.</summary>
    public int MaxMegabytes { get; init; } = 10;

    /// <summary>How many of one message are taken: 0 to 20, 5 if not set. 0 takes none.</summary>
    public int PerMessage { get; init; } = 5;

    /// <summary>Kinds by their names.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["png", "jpg", "gif", "webp", "heic", "pdf", "docx", "xlsx", "pptx", "txt"];

    /// <summary>Where files are fetched from beside Teams itself: host names, or <c>*.</c> with a domain for all hosts below it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["*.sharepoint.com"];

    /// <summary>Days that a link works: 1 to 365, 30 if not set.</summary>
    public int LinkDays { get; init; } = 30;

    public int MaxBytes => MaxMegabytes * 1024 * 1024;
}
