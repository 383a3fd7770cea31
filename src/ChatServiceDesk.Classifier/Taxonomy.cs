namespace ChatServiceDesk.Classifier;

/// <summary>The labels. Intents are code; the categories here are those that the shipped utterances use.</summary>
public static class Taxonomy
{
    /// <summary>The category of what only the security team may see.</summary>
    public const string Security = "security";

    /// <summary>In the order of <see cref="Intent"/>.</summary>
    public static IReadOnlyList<string> Intents { get; } =
        ["incident", "request", "question", "status", "comment", "escalate", "smalltalk", "out_of_scope"];

    public static IReadOnlyList<string> Categories { get; } =
    [
        "access", "email", "hardware", "software", "network", "printing",
        "telephony", "security", "data", "facilities", "hr", "other",
    ];

    /// <summary><c>help</c> asks what the bot can do; the first four are in the order of <see cref="SmalltalkKind"/>.</summary>
    public static IReadOnlyList<string> SmalltalkKinds { get; } = ["greeting", "thanks", "goodbye", "other", "help"];

    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "es"];

    /// <exception cref="ArgumentException">Not a label of <see cref="Intents"/>.</exception>
    public static Intent IntentOf(string label)
    {
        for (int i = 0; i < Intents.Count; i++)
        {
            if (string.Equals(Intents[i], label, StringComparison.Ordinal)) return (Intent)i;
        }

        throw new ArgumentException($"'{label}' is not an intent.", nameof(label));
    }

    public static string LabelOf(Intent intent) => Intents[(int)intent];

    /// <summary>Whether a message with this intent is about one of the categories.</summary>
    internal static bool HasCategory(string intent) => intent is "incident" or "request" or "question";
}
