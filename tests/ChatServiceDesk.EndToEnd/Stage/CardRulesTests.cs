using System.Text.Json;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.EndToEnd.Stage;

public sealed class CardRulesTests
{
    [Theory]
    [InlineData(SampleCard.Json)]
    [InlineData(SampleCard.Done)]
    [InlineData("""
        { "type": "AdaptiveCard", "version": "1.5", "msteams": { "width": "Full" },
          "refresh": { "action": { "type": "Action.Execute", "verb": "v" }, "userIds": ["29:1"] },
          "body": [
            { "type": "Container", "id": "more", "isVisible": false, "items": [{ "type": "FactSet", "facts": [{ "title": "a", "value": "b" }] }] },
            { "type": "ColumnSet", "columns": [{ "type": "Column", "width": "auto", "items": [{ "type": "Image", "url": "https://a.example/b.png" }] }] },
            { "type": "Table", "columns": [{ "width": 1 }], "rows": [{ "type": "TableRow", "cells": [{ "type": "TableCell", "items": [] }] }] },
            { "type": "Chart.Donut", "data": [], "fallback": { "type": "TextBlock", "text": "3 of 4" } } ],
          "actions": [{ "type": "Action.ToggleVisibility", "title": "More", "targetElements": ["more"] }] }
        """)]
    public void A_good_card_has_nothing_to_complain_about(string card) => Assert.Empty(Complaints(card));

    [Theory]
    [InlineData("""{ "type": "Card", "version": "1.5", "body": [{ "type": "TextBlock", "text": "a" }] }""", "the type is Card")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.6", "body": [{ "type": "TextBlock", "text": "a" }] }""", "version 1.6")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [] }""", "the card is empty")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock" }] }""", "$.body[0]: has no text")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock", "text": "a", "wraps": true }] }""", "wraps: isn't a property")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock", "text": "a", "wrap": "true" }] }""", "\"true\" isn't bool")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock", "text": "a", "color": "red" }] }""", "\"red\" isn't (default|")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "Badge", "text": "a" }] }""", "no element 'Badge'")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "Input.Text" }] }""", "has no id")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "Input.Text", "id": "a" }, { "type": "Input.Text", "id": "a" }] }""", "'a' stands twice")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "Image", "url": "pic.png" }] }""", "isn't url")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "FactSet", "facts": [{ "title": "a" }] }] }""", "facts[0]: has no value")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "actions": [{ "type": "Action.Http", "title": "a" }] }""", "no action 'Action.Http'")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "actions": [{ "type": "Action.OpenUrl", "title": "a" }] }""", "has no url")]
    [InlineData("""{ "type": "AdaptiveCard", "version": "1.5", "actions": [{ "type": "Action.ToggleVisibility", "title": "a", "targetElements": ["b"] }] }""", "toggles 'b'")]
    public void What_Teams_cannot_show_is_complained_about(string card, string complaint) =>
        Assert.Contains(Complaints(card), found => found.Contains(complaint, StringComparison.Ordinal));

    private static IReadOnlyList<string> Complaints(string card)
    {
        using JsonDocument document = JsonDocument.Parse(card);
        return CardRules.Complaints(document.RootElement);
    }
}
