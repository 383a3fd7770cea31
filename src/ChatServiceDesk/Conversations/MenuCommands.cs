namespace ChatServiceDesk.Conversations;

/// <summary>The commands that the app manifest offers in the compose box. Teams sends their titles, in the client's language, as if they were typed.</summary>
internal static class MenuCommands
{
    private static readonly HashSet<string> Beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        "report a problem", "problem melden", "signaler un problème", "informar de un problema",
        "request something", "etwas anfragen", "faire une demande", "solicitar algo",
    };

    /// <summary>Whether the person has chosen to report or request something and not said yet what. "My tickets" and "help" need no rule: they are understood like any other words.</summary>
    public static bool IsBeginning(string text) => Beginnings.Contains(text.Trim().TrimEnd('.', '!', '…'));
}
