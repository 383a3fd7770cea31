using System.Text.RegularExpressions;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>Whom a report is for and whom else it affects, as the picker of the intake card or a mention says. Only people whom the desk has met: anybody can send any id, and a name comes with none.</summary>
internal sealed partial class NamedPeople(ContactDirectory directory)
{
    /// <summary>More are a crowd; their number is better said in words.</summary>
    private const int MostOthers = 20;

    /// <param name="For">Somebody else than who reports it; <see langword="null"/> for whoever reports it.</param>
    /// <param name="Others">Others whom it affects.</param>
    /// <param name="IsComplete">Whether the desk knows all of those who were chosen.</param>
    internal sealed record Named(Person? For, IReadOnlyList<Person> Others, bool IsComplete)
    {
        public static Named Nobody { get; } = new(null, [], IsComplete: true);
    }

    public async ValueTask<Named> ReadAsync(Turn turn, CancellationToken cancellationToken)
    {
        string? chosen = turn.Inputs.Id(IntakeCard.ForWhom) is { } id && id != turn.Person.Id.Value ? id : null;
        string[] others =
        [
            .. (turn.Inputs.Id(IntakeCard.WhoElse) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.Ordinal).Where(other => other != chosen && other != turn.Person.Id.Value).Take(MostOthers),
        ];
        Person? forWhom = chosen is null ? null : await FindAsync(turn, chosen, cancellationToken);
        List<Person> known = [];
        foreach (string other in others)
        {
            if (await FindAsync(turn, other, cancellationToken) is { } person)
            {
                known.Add(person);
            }
        }

        return new Named(forWhom, known, IsComplete: (chosen is null || forWhom is not null) && known.Count == others.Length);
    }

    /// <summary>"For @Anna: her laptop …" names her where the client says who is meant.</summary>
    public async ValueTask<Person?> MentionedAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (Entity entity in turn.Activity.Entities)
        {
            if (entity is { Mention: { Text.Length: > 0 } mention } && mention.Id != turn.Bot && IdOf(entity) is { } id && id != turn.Person.Id.Value && IsFor(turn.Text, mention.Text))
            {
                return await FindAsync(turn, id, cancellationToken);
            }
        }

        return null;
    }

    private static bool IsFor(string text, string mention) =>
        text.IndexOf(mention, StringComparison.Ordinal) is >= 0 and var at && Before().IsMatch(text[..at].TrimEnd());

    private static string? IdOf(Entity entity) =>
        entity.Properties.TryGetProperty("mentioned", out var who) && who.TryGetProperty("aadObjectId", out var id) && id.ValueKind is System.Text.Json.JsonValueKind.String ? id.GetString() : null;

    private async ValueTask<Person?> FindAsync(Turn turn, string id, CancellationToken cancellationToken) =>
        id.Length <= 100 && await directory.FindAsync(turn.Tenant, new PersonId(id), cancellationToken) is { } contact ? contact.Person : null;

    [GeneratedRegex(@"(^|\W)(for|on behalf of|für|fuer|pour|para|de parte de|im namen von|au nom de)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Before();
}
