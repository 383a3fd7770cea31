using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class AdaptiveCardInvokeTests
{
    [Theory]
    [InlineData(null, "value")]
    [InlineData("\"text\"", "value")]
    [InlineData("{}", "value.action")]
    [InlineData("""{"action":"claim"}""", "value.action")]
    [InlineData("""{"action":{"verb":"claim"}}""", "value.action.type")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"claim"}}""", "value.action.type")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""", "value.action.verb")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":""}}""", "value.action.verb")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":5}}""", "value.action.verb")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"claim","data":"42"}}""", "value.action.data")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"claim","data":[42]}}""", "value.action.data")]
    public void What_is_no_pressed_button_is_named(string? value, string field) =>
        Assert.Equal(field, Assert.IsType<AdaptiveCardInvokeReading.Malformed>(Read(value)).Field);

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"claim"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"claim","data":null}}""")]
    public void A_button_without_data_brings_an_empty_object(string value)
    {
        AdaptiveCardInvoke invoke = Assert.IsType<AdaptiveCardInvokeReading.Ok>(Read(value)).Invoke;

        Assert.Equal(JsonValueKind.Object, invoke.Data.ValueKind);
        Assert.Empty(invoke.Data.EnumerateObject());
        Assert.Null(invoke.ActionId);
    }

    [Theory]
    [InlineData("automatic", true)]
    [InlineData("manual", false)]
    public void A_refresh_by_the_client_is_told_from_a_press(string trigger, bool isAutomatic)
    {
        string value = $$"""{"action":{"type":"Action.Execute","id":"a1","verb":"refresh"},"trigger":"{{trigger}}"}""";

        AdaptiveCardInvoke invoke = Assert.IsType<AdaptiveCardInvokeReading.Ok>(Read(value)).Invoke;

        Assert.Equal(isAutomatic, invoke.IsAutomatic);
        Assert.Equal("a1", invoke.ActionId);
    }

    private static AdaptiveCardInvokeReading Read(string? value) =>
        AdaptiveCardInvoke.Read(A.Activity(("type", "\"invoke\""), ("name", "\"adaptiveCard/action\""), ("value", value)));
}
