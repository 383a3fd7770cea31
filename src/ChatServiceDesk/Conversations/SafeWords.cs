using ChatServiceDesk.Classifier.Redaction;
using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Conversations;

/// <summary>Takes out of people's words what nobody should keep, before anything is decided or stored. The only place where an activity's words come in, so no slice can forget it.</summary>
internal sealed class SafeWords(DeskSettings settings)
{
    private readonly Redactor _redactor = new(new RedactorOptions
    {
        Kinds = [.. Redactor.Secrets, .. settings.Privacy.RedactStored],
        OwnDomains = settings.Privacy.OwnDomains,
    });

    /// <summary>The turn with its words, typed or filled in.</summary>
    public Turn Hear(Turn turn)
    {
        Redacted text = _redactor.Redact(turn.Activity.TextWithoutMention);
        Dictionary<string, Redacted> fields = new(StringComparer.Ordinal);
        foreach ((string name, string typed) in turn.Inputs.Typed())
        {
            fields[name] = _redactor.Redact(typed);
        }

        return turn with
        {
            Text = text.Text,
            Inputs = turn.Inputs.With(fields.ToDictionary(field => field.Key, field => field.Value.Text, StringComparer.Ordinal)),
            TakenOut = SecretsOf([text, .. fields.Values]),
        };
    }

    /// <summary>Words that were safe each for itself may say a secret together: "my password is", and in the next message what it is.</summary>
    public (string Text, Turn Turn) Join(string text, Turn turn)
    {
        Redacted joined = _redactor.Redact(text);
        return (joined.Text, turn with { TakenOut = [.. turn.TakenOut.Union(SecretsOf([joined]))] });
    }

    private static SensitiveKind[] SecretsOf(IEnumerable<Redacted> texts) =>
        [.. texts.SelectMany(text => text.Findings).Where(finding => finding.IsSecret).Select(finding => finding.Kind).Distinct().Order()];
}
