using System.Text;
using System.Text.Json.Nodes;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>Turns an activity as it should be into one that nobody should send. The same random numbers make the same mutant.</summary>
/// <param name="ids">What can be taken for each other.</param>
/// <param name="random">Decides.</param>
internal sealed class Mutator(FuzzIds ids, Random random)
{
    /// <summary>What JSON nodes can't hold is written as a mark first and put in afterwards.</summary>
    private const string TwiceMark = "~twice~";
    private const string LoneMark = "~lone~";

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2147483648", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "1e308", "1e400", "-1e400", "1.5", "1e-400", "1E2",
        "123456789012345678901234567890", "-0",
    ];

    private static readonly string[] Texts =
    [
        "", " ", ".", "..", "\t\r\n", "\0", "\u0001\u001f\u007f\u0085", "\u202egnp.exe\u202c", "\u2066\u2069\u200b\ufeff", LoneMark, $"a{LoneMark}b", "\ud83d\ude00", "e\u0301\u0301\u0301",
        "a|b", "a/b\\c#d?e", "../../etc", "tenants", "desk", "'; --", "<at>Desk</at>", "**bold** [a](http://b)", "{{DATE(2026-11-23T09:00:00Z, SHORT)}}", "${x}", "%00", "null", "true", "P1", "INC-1001",
    ];

    private readonly List<(JsonNode Parent, string? Name, int Index)> _places = [];

    /// <param name="golden">Is changed.</param>
    /// <returns>Bytes that may be no JSON, or no text.</returns>
    public byte[] Mutate(JsonObject golden)
    {
        int times = random.Next(10) switch { < 7 => 1, < 9 => random.Next(2, 5), _ => random.Next(5, 9) };
        for (int time = 0; time < times; time++)
        {
            MutateTree(golden);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(golden.ToJsonString().Replace(TwiceMark, "", StringComparison.Ordinal).Replace(LoneMark, "\\ud800", StringComparison.Ordinal));
        return random.Next(100) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => Flip(bytes),
            2 => [.. bytes, .. bytes],
            _ => bytes,
        };
    }

    private void MutateTree(JsonObject golden)
    {
        _places.Clear();
        Collect(random.Next(3) > 0 && golden["value"] is { } value ? value : golden);
        if (_places.Count == 0)
        {
            return;
        }

        (JsonNode parent, string? name, int index) = _places[random.Next(_places.Count)];
        switch (random.Next(15))
        {
            case 0:
                Drop(parent, name, index);
                break;
            case 1:
                Put(parent, name, index, OfAnotherType());
                break;
            case 2 when name is not null:
                parent[TwiceMark + name] = random.Next(2) == 0 ? parent[name]?.DeepClone() : OfAnotherType();
                break;
            case 3:
                Put(parent, name, index, Deepened(At(parent, name, index)?.DeepClone()));
                break;
            case 4:
                Put(parent, name, index, JsonNode.Parse(Any(Numbers)));
                break;
            case 5:
                Put(parent, name, index, Text());
                break;
            case 6:
                Forge(golden);
                break;
            case 7 or 8:
                Impersonate(golden);
                break;
            case 9 or 10 or 11:
                Misdirect(golden);
                break;
            default:
                Swap(golden);
                break;
        }
    }

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private void Collect(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach ((string name, JsonNode? field) in fields)
            {
                _places.Add((node, name, 0));
                if (field is not null)
                {
                    Collect(field);
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (int index = 0; index < items.Count; index++)
            {
                _places.Add((node, null, index));
                if (items[index] is { } item)
                {
                    Collect(item);
                }
            }
        }
    }

    /// <summary>What a button has sent; <see langword="null"/> for an activity without.</summary>
    private static JsonObject? DataOf(JsonObject activity) =>
        activity["value"] is JsonObject value ? (value["action"] as JsonObject)?["data"] as JsonObject ?? value : null;

    private static JsonNode? At(JsonNode parent, string? name, int index) => name is null ? parent[index] : parent[name];

    private static void Put(JsonNode parent, string? name, int index, JsonNode? value)
    {
        if (name is null)
        {
            parent[index] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static void Drop(JsonNode parent, string? name, int index)
    {
        if (name is null)
        {
            parent.AsArray().RemoveAt(index);
        }
        else
        {
            parent.AsObject().Remove(name);
        }
    }

    private JsonNode? OfAnotherType() => random.Next(8) switch
    {
        0 => null,
        1 => true,
        2 => random.Next(),
        3 => "text",
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray(null, 1, "a"),
        _ => new JsonObject { ["id"] = new JsonObject(), ["type"] = 1 },
    };

    private JsonNode? Deepened(JsonNode? node)
    {
        for (int level = random.Next(1, 201); level > 0; level--)
        {
            node = random.Next(2) == 0 ? new JsonArray(node) : new JsonObject { ["data"] = node };
        }

        return node;
    }

    private string Text() => random.Next(40) switch
    {
        0 => new string('x', random.Next(1, 60_000)),
        1 => string.Concat(Enumerable.Repeat("\ud83d\ude00", random.Next(1, 10_000))),
        < 8 => Any(ids.All),
        _ => Any(Texts),
    };

    /// <summary>Claims to be more than the card lets anybody be.</summary>
    private void Forge(JsonObject golden)
    {
        JsonObject fields = DataOf(golden) ?? golden;
        switch (random.Next(6))
        {
            case 0:
                ((golden["value"] as JsonObject)?["action"] as JsonObject ?? fields)["verb"] = Any(ids.Verbs);
                break;
            case 1:
                fields["role"] = Any(["agent", "Agent", "Desk", "admin", "requester"]);
                break;
            case 2:
                fields[Any(["isAdmin", "isAgent", "agent", "force"])] = true;
                break;
            case 3:
                fields[Any(["by", "requester", "RequesterId", "aadObjectId", "tenant", "partition", "home", "conversation"])] = Any(ids.All);
                break;
            case 4:
                fields["ticket"] = Any(ids.Tickets);
                fields["version"] = random.Next(0, 9);
                break;
            default:
                (golden["from"] as JsonObject ?? fields)["role"] = Any(["bot", "user", "admin", "skill"]);
                break;
        }
    }

    /// <summary>Somebody else does the same, in the place of the first or in a place of their own.</summary>
    private void Impersonate(JsonObject golden)
    {
        FuzzIds.Somebody other = Any(ids.People);
        golden["from"] = new JsonObject { ["id"] = other.Id, ["name"] = other.Name, ["aadObjectId"] = other.AadObjectId };
        if (random.Next(2) == 0)
        {
            golden["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = other.Tenant, ["id"] = other.Chat };
            golden["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = other.Tenant } };
        }
    }

    /// <summary>The same out of another place, or about another ticket.</summary>
    private void Misdirect(JsonObject golden)
    {
        if (random.Next(2) == 0 && golden["conversation"] is JsonObject conversation)
        {
            conversation[Any(["id", "tenantId", "conversationType"])] = Any([.. ids.Conversations, .. ids.Tenants, "personal", "channel", "groupChat"]);
        }
        else if (DataOf(golden) is { } data)
        {
            data[Any(["ticket", "draft"])] = Any([.. ids.Tickets.Select(number => (JsonNode)number), .. ids.Drafts.Select(draft => (JsonNode)draft)]).DeepClone();
        }
    }

    /// <summary>One id, wherever it stands, becomes another of its kind.</summary>
    private void Swap(JsonObject golden)
    {
        _places.Clear();
        Collect(golden);
        foreach ((JsonNode parent, string? name, int index) in _places.OrderBy(_ => random.Next()))
        {
            if (At(parent, name, index) is JsonValue value && value.TryGetValue(out string? text) && ids.KindOf(text) is { } kind)
            {
                Put(parent, name, index, Any(kind));
                return;
            }
        }
    }

    private byte[] Flip(byte[] bytes)
    {
        for (int times = random.Next(1, 4); times > 0 && bytes.Length > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
