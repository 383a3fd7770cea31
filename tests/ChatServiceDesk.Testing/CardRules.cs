using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>Is it a card that Teams can show? Checks every element, property, word and id against Adaptive Cards 1.5.</summary>
public sealed class CardRules
{
    private static readonly string[] s_versions = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"];

    private readonly List<string> _complaints = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _targets = [];

    private CardRules()
    {
    }

    /// <returns>What is wrong, each with the path to it; nothing for a good card.</returns>
    public static IReadOnlyList<string> Complaints(JsonElement card)
    {
        CardRules rules = new();
        if (card.Text("type") != "AdaptiveCard") rules.Say("$", $"the type is {card.Text("type") ?? "missing"}");
        if (!s_versions.Contains(card.Text("version"))) rules.Say("$", $"version {card.Text("version") ?? "missing"}: Teams knows 1.0 to 1.5");
        if (!card.Items("body").Any() && !card.Items("actions").Any()) rules.Say("$", "the card is empty");
        rules.Part("AdaptiveCard", "$", card);
        foreach (string target in rules._targets.Where(target => !rules._ids.Contains(target)))
            rules.Say("$", $"a button toggles '{target}', which isn't on the card");
        return rules._complaints;
    }

    private void Say(string path, string what) => _complaints.Add($"{path}: {what}");

    private void Part(string name, string path, JsonElement part) => Check(CardVocabulary.Parts[name], path, part);

    private void Element(string path, JsonElement element)
    {
        string type = element.Text("type") ?? "";
        if (CardVocabulary.Elements.TryGetValue(type, out CardSchema? schema) || CardVocabulary.Inputs.TryGetValue(type, out schema))
            Check(schema, path, element);
        else if (element.Field("fallback") is null)
            Say(path, $"no element '{type}' in 1.5, and no fallback for it");
        else
            Fallback($"{path}.fallback", element.Field("fallback").GetValueOrDefault());

        if (element.Text("id") is { } id && !_ids.Add(id)) Say(path, $"the id '{id}' stands twice");
    }

    private void Action(string path, JsonElement action)
    {
        string type = action.Text("type") ?? "";
        if (!CardVocabulary.Actions.TryGetValue(type, out CardSchema? schema))
        {
            Say(path, $"no action '{type}' in 1.5");
            return;
        }

        Check(schema, path, action);
        _targets.AddRange(action.Items("targetElements")
            .Select(static target => target.ValueKind is JsonValueKind.String ? target.GetString() : target.Text("elementId"))
            .OfType<string>());
    }

    private void Check(CardSchema schema, string path, JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Say(path, "isn't an object");
            return;
        }

        foreach (string missing in schema.Required.Where(name => element.Field(name) is null)) Say(path, $"has no {missing}");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string inner = $"{path}.{property.Name}";
            if (!schema.Kinds.TryGetValue(property.Name, out string? kind)) Say(inner, "isn't a property in 1.5");
            else Value(kind, inner, property.Value);
        }
    }

    private void Value(string kind, string path, JsonElement value)
    {
        switch (kind)
        {
            case "any": break;
            case "text" when value.ValueKind is JsonValueKind.String: break;
            case "bool" when value.ValueKind is JsonValueKind.True or JsonValueKind.False: break;
            case "number" when value.ValueKind is JsonValueKind.Number: break;
            case "url" when IsUrl(value): break;
            case "action": Action(path, value); break;
            case "actions": Each(path, value, Action); break;
            case "elements": Each(path, value, Element); break;
            case "columns": Each(path, value, (at, part) => Part("Column", at, part)); break;
            case "rows": Each(path, value, (at, part) => Part("TableRow", at, part)); break;
            case "cells": Each(path, value, (at, part) => Part("TableCell", at, part)); break;
            case "facts": Each(path, value, (at, part) => Part("Fact", at, part)); break;
            case "choices": Each(path, value, (at, part) => Part("Choice", at, part)); break;
            case "runs": Each(path, value, Run); break;
            case "card": Part("AdaptiveCard", path, value); break;
            case "refresh": Part("Refresh", path, value); break;
            case "fallback": Fallback(path, value); break;
            case ['(', .. var words, ')'] when IsWord(words, value): break;
            default: Say(path, $"{value.GetRawText()} isn't {kind}"); break;
        }
    }

    private void Each(string path, JsonElement items, Action<string, JsonElement> check)
    {
        if (items.ValueKind is not JsonValueKind.Array) Say(path, "isn't a list");
        else foreach ((int i, JsonElement item) in items.EnumerateArray().Index()) check($"{path}[{i}]", item);
    }

    /// <summary>What stands in may have the id of what it stands in for.</summary>
    private void Fallback(string path, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String && value.GetString() == "drop") return;
        string type = value.Text("type") ?? "";
        if (CardVocabulary.Actions.TryGetValue(type, out CardSchema? schema)
            || CardVocabulary.Elements.TryGetValue(type, out schema)
            || CardVocabulary.Inputs.TryGetValue(type, out schema)) Check(schema, path, value);
        else Say(path, $"{type} can't stand in");
    }

    private void Run(string path, JsonElement run)
    {
        if (run.ValueKind is not JsonValueKind.String) Part("TextRun", path, run);
    }

    private static bool IsUrl(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out Uri? url)
        && url.Scheme is "https" or "http" or "data" or "msteams" or "mailto" or "tel";

    private static bool IsWord(string words, JsonElement value) =>
        value.ValueKind is JsonValueKind.String && words.Split('|').Contains(value.GetString(), StringComparer.OrdinalIgnoreCase);
}
