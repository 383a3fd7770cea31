namespace ChatServiceDesk.Tests.House;

/// <param name="File">Below the repository's root.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="What">Which rule is broken, and by what.</param>
internal sealed record Violation(string File, int Line, string What)
{
    public override string ToString() => $"{File}:{Line}: {What}";

    /// <summary>Fails and lists every violation.</summary>
    public static void None(IEnumerable<Violation> violations)
    {
        string[] found = [.. violations.Select(violation => violation.ToString())];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
