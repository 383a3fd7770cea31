using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Checks;

/// <summary>Invariant 9: nothing of one tenant's or requester's ticket in anyone else's messages. Looks for canaries where they must not be.</summary>
/// <param name="canaries">All that were planted.</param>
internal sealed class IsolationCheck(IEnumerable<Canary> canaries)
{
    private readonly Dictionary<string, Canary> _canaries = canaries.ToDictionary(canary => canary.Word, StringComparer.Ordinal);

    /// <summary>How many canaries were seen where they may be: a check that sees none proves nothing.</summary>
    public int Seen { get; private set; }

    /// <summary>Whether the answer to an activity shows its sender anything that is not theirs.</summary>
    /// <returns>What must not be; empty when all is well.</returns>
    public IReadOnlyList<string> InAnswers(IEnumerable<Heard> heard)
    {
        List<string> findings = [];
        foreach (Heard one in heard)
        {
            foreach (string word in Canary.In(one.Answer))
            {
                Canary canary = _canaries[word];
                bool mayRead = one.Tenant == canary.Tenant
                    && (one.Person == canary.Requester || (canary.Channel is { } channel && ConnectorPlaces.BaseOf(one.Conversation) == channel));
                Judge(mayRead, findings, $"the answer to {one.InboxKey} of {one.Person} ({one.Tenant}) in {one.Conversation} shows {canary}");
            }
        }

        return findings;
    }

    /// <summary>Whether a message went to a conversation that is none of the ticket's.</summary>
    /// <param name="calls">Every call of the desk.</param>
    /// <param name="heard">Every activity that it was given: a person's chats are those that they were heard in.</param>
    /// <returns>What must not be; empty when all is well.</returns>
    public IReadOnlyList<string> InMessages(IEnumerable<ConnectorCall> calls, IEnumerable<Heard> heard)
    {
        HashSet<(string, string, string)> chats = [.. heard.Where(one => one.IsPersonal).Select(one => (one.Tenant, one.Person, one.Conversation))];
        List<string> findings = [];
        foreach (ConnectorCall call in calls.Where(call => call.Body is not null))
        {
            string place = call.PlaceOf() ?? "";
            foreach (string word in Canary.In(call.Body!.Value.GetRawText())) // Filtered.
            {
                Canary canary = _canaries[word];
                bool mayRead = ConnectorPlaces.BaseOf(place) == canary.Channel || chats.Contains((canary.Tenant, canary.Requester, place));
                Judge(mayRead, findings, $"{call} to {place} shows {canary}");
            }
        }

        return findings;
    }

    private void Judge(bool mayRead, List<string> findings, string otherwise)
    {
        if (mayRead)
        {
            Seen++;
        }
        else
        {
            findings.Add($"invariant 9: {otherwise}");
        }
    }
}
