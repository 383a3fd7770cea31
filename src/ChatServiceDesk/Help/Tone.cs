using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Help;

/// <summary>How somebody says something when what they say is no matter for a ticket: signs alone, or rude words. Pure.</summary>
internal static class Tone
{
    /// <summary>Whoever writes more than that has something to say besides.</summary>
    private const int WordsOfOutburst = 8;

    private static readonly string[] Rude =
    [
        "idiot", "idiots", "moron", "morons", "stupid", "dumb", "useless", "worthless", "pathetic", "crap", "shit", "shitty", "bullshit", "fuck", "fucking", "fucker", "asshole", "bastard", "wtf",
        "piss off", "shut up", "you suck", "screw you", "go to hell", "you are garbage",
        "idioten", "dumm", "dummkopf", "blöd", "bloed", "blöder", "scheiße", "scheisse", "scheiß", "scheiss", "arschloch", "wichser", "depp", "trottel", "nutzlos", "unfähig", "drecksding",
        "verpiss dich", "halt die klappe", "halt die fresse", "leck mich", "so ein mist",
        "idiote", "idiots", "imbécile", "imbecile", "connard", "connasse", "merde", "putain", "crétin", "débile", "abruti", "abrutis",
        "ta gueule", "ferme la", "va te faire", "va te faire foutre", "t es con", "t es nul", "tu es nul", "tu es nulle", "vous êtes nuls", "espèce de con",
        "idiota", "idiotas", "imbécil", "imbecil", "estúpido", "estúpida", "estupido", "tonto", "inútil", "inutil", "inútiles", "mierda", "joder", "cabrón", "cabron", "gilipollas", "pendejo", "cállate", "callate",
        "vete a la mierda", "eres un inútil", "no sirves para nada", "no vales para nada",
    ];

    private static readonly string[] Glad = ["👍", "👌", "🙏", "❤", "😀", "😃", "😄", "😁", "😊", "🙂", "🎉", "💪", "🥳", "👏", "😍", "🤗", "✅", "💯", "⭐", "🤩", "😎", ":)", ":-)", ":D", ";)"];

    private static readonly string[] Cross = ["👎", "😡", "😠", "🤬", "😤", "😢", "😭", "🙁", "☹", "😞", "💩", "🖕", "😒", "🙄", "😫", "😩", ":(", ":-("];

    /// <summary>Nobody's report: "useless!" and the like. A swear word in a clear report is only the mood it was written in.</summary>
    public static bool IsRude(string text, Understanding heard)
    {
        if (heard is { IsSecurityIncident: true } or { TicketNumber: not null } or { Intent: Intent.Incident or Intent.Request or Intent.Question, IsVague: false, Certainty: Certainty.Sure })
        {
            return false;
        }

        string words = Plain(text);
        return words.Count(letter => letter == ' ') - 1 <= WordsOfOutburst && Rude.Any(rude => words.Contains($" {rude} ", StringComparison.Ordinal));
    }

    /// <summary>Nothing but an emoji or other signs.</summary>
    public static bool IsWordless(string text) => !text.Any(char.IsLetterOrDigit) || (text.Length <= 3 && Glad.Concat(Cross).Contains(text));

    public static bool IsGlad(string text) => Glad.Any(sign => text.Contains(sign, StringComparison.Ordinal));

    public static bool IsCross(string text) => Cross.Any(sign => text.Contains(sign, StringComparison.Ordinal));

    /// <summary>In small letters, with one space around each word.</summary>
    private static string Plain(string text) =>
        $" {string.Join(' ', new string([.. text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
}
