using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing;

/// <summary>A card as a client works with it: which buttons there are, and what one of them sends.</summary>
internal sealed class CardForm
{
    private static readonly HashSet<string> s_notShown = new(StringComparer.Ordinal) { "data", "fallback", "refresh", "msteams", "metadata" };

    private readonly List<Placed> _actions = [];
    private readonly List<Placed> _inputs = [];
    private readonly HashSet<string> _toggled = new(StringComparer.Ordinal);

    public CardForm(JsonElement card) => Walk(card, "$", []);

    /// <exception cref="InvalidOperationException">A person couldn't press it: it isn't there, is hidden or greyed out, or there are several.</exception>
    public Placed Button(Press press)
    {
        Placed[] shown = [.. _actions.Where(action => IsShown(action) && action.Json.Text("title") is { Length: > 0 })];
        Placed[] titled = [.. shown.Where(action => action.Json.Text("title") == press.Title)];
        if (press.Near is { } near) titled = Nearest(titled, near);
        Placed button = titled switch
        {
            [var one] => one,
            [] => throw new InvalidOperationException(
                $"No button '{press.Title}'. There are: {string.Join(", ", shown.Select(static action => $"'{action.Json.Text("title")}'"))}."),
            _ => throw new InvalidOperationException($"There are {titled.Length} buttons '{press.Title}': say which with Near."),
        };
        return button.Json.IsFalse("isEnabled") ? throw new InvalidOperationException($"'{press.Title}' is greyed out.") : button;
    }

    /// <summary>The button's own data with the inputs merged into it, as a client sends it.</summary>
    /// <exception cref="InvalidOperationException">An input isn't there, or a client wouldn't send what it holds.</exception>
    public JsonObject Data(Placed button, JsonElement action, Press press)
    {
        JsonObject data = action.Field("data") switch
        {
            null => [],
            { ValueKind: JsonValueKind.Object } own => JsonObject.Create(own) ?? [],
            _ => throw new InvalidOperationException($"The data of '{press.Title}' isn't an object."),
        };
        if (action.Text("associatedInputs") == "none") return data;

        // A card sends its own inputs and those of the cards around it, never those of the cards that it can unfold.
        CardInput[] inputs = [.. _inputs.Where(input => button.Cards.Contains(input.Cards[^1])).Select(input => new CardInput(input.Json))];
        foreach (string name in press.Inputs.Keys.Where(name => !inputs.Any(input => input.IsCalled(name))))
            throw new InvalidOperationException($"No input '{name}'. There are: {string.Join(", ", inputs.Select(static input => $"'{input.Name}'"))}.");

        foreach (CardInput input in inputs)
        {
            string? given = press.Inputs.Where(entry => input.IsCalled(entry.Key)).Select(static entry => entry.Value).FirstOrDefault();
            if (input.Value(given) is { Length: > 0 } value) data[input.Id] = value;
        }

        return data;
    }

    private static Placed[] Nearest(Placed[] actions, string words)
    {
        var found = actions.Select(action => (Action: action, Depth: action.DepthOf(words))).Where(static pair => pair.Depth >= 0).ToArray();
        int deepest = found.Select(static pair => pair.Depth).DefaultIfEmpty().Max();
        return [.. found.Where(pair => pair.Depth == deepest).Select(static pair => pair.Action)];
    }

    /// <summary>What is hidden at first counts as shown when a button on the card can show it.</summary>
    private bool IsShown(Placed placed) => placed.Around.All(element =>
        !element.IsFalse("isVisible") || (element.Text("id") is { } id && _toggled.Contains(id)));

    private void Walk(JsonElement element, string path, ImmutableList<(JsonElement Json, string? Card)> around)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            foreach ((int i, JsonElement item) in element.EnumerateArray().Index()) Walk(item, $"{path}[{i}]", around);
            return;
        }

        if (element.ValueKind is not JsonValueKind.Object) return;
        string type = element.Text("type") ?? "";
        var inside = around.Add((element, type == "AdaptiveCard" ? path : null));
        Placed placed = new(element, [.. inside.Select(static e => e.Json)], [.. inside.Select(static e => e.Card).OfType<string>()]);
        if (type.StartsWith("Action.", StringComparison.Ordinal)) _actions.Add(placed);
        if (type.StartsWith("Input.", StringComparison.Ordinal)) _inputs.Add(placed);
        foreach (JsonElement target in element.Items("targetElements"))
            _toggled.Add((target.ValueKind is JsonValueKind.String ? target.GetString() : target.Text("elementId")) ?? "");
        foreach (JsonProperty property in element.EnumerateObject().Where(static property => !s_notShown.Contains(property.Name)))
            Walk(property.Value, $"{path}.{property.Name}", inside);
    }

    /// <summary>An action or input with the elements around it (itself last) and the paths of the cards that it is in (the innermost last).</summary>
    internal sealed record Placed(JsonElement Json, IReadOnlyList<JsonElement> Around, IReadOnlyList<string> Cards)
    {
        /// <returns>How far in the innermost element stands that reads this; -1 when none does.</returns>
        public int DepthOf(string words) => Around.Index()
            .Where(element => CardWords.Of(element.Item).Any(line => line.Contains(words, StringComparison.Ordinal)))
            .Select(static element => element.Index)
            .DefaultIfEmpty(-1)
            .Max();
    }
}
